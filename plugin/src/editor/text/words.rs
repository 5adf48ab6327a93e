//! Titles, captions and the words of the status line.

use super::Phrase;

/// The product, as its mark is signed.
pub const KAIRAT: Phrase = ["Kairat", "Қайрат", "Кайрат"];
/// The tabs, in the order of the pages.
pub const PAGES: [Phrase; 7] = [
    ["Play", "Ойнау", "Игра"],
    ["Part B", "Екінші", "Партия B"],
    ["Parts", "Бөліктер", "Партии"],
    ["Synth", "Синт", "Синтез"],
    ["Anatomy", "Құрылым", "Анатомия"],
    ["Motion", "Қозғалыс", "Движение"],
    ["Space", "Кеңістік", "Пространство"],
];
/// What taking a patch does.
pub const PATCH_HELP: Phrase = [
    "takes this patch: every knob moves to where it stands there",
    "осы үлгіні алады: барлық тетік сондағы орнына жылжиды",
    "берёт этот пресет: все ручки встают на свои места",
];
/// Family of the dombra.
pub const PLUCKED: Phrase = ["Plucked", "Шертпелі", "Щипковые"];
/// Family of the qobyz.
pub const BOWED: Phrase = ["Bowed", "Ыспалы", "Смычковые"];
/// Family of reeds, flutes and horns.
pub const WIND: Phrase = ["Wind", "Үрмелі", "Духовые"];
/// Family of the jaw harp, bells and staffs.
pub const METAL: Phrase = ["Tongue and metal", "Тілшікті, сылдырмақ", "Язычок и металл"];
/// Family of drums and rattles.
pub const SKIN: Phrase = ["Skin", "Ұрмалы", "Ударные"];
/// What the choice of the instrument takes.
pub const INSTRUMENT_HELP: Phrase = [
    "click opens the whole family; arrows go through it",
    "басса бүкіл аспап ашылады; бағыттауыш аралайды",
    "щелчок открывает всё семейство; стрелки листают",
];
/// What stands under the name of something that cannot be chosen.
pub const ONLY_CHOICE: Phrase = [
    "this instrument comes in no other",
    "бұл аспаптың басқасы жоқ",
    "другого у этого инструмента нет",
];
/// Region of what plays.
pub const INSTRUMENT: Phrase = ["What plays", "Не ойнайды", "Что играет"];
/// Panel of strings and tuning.
pub const STRINGS: Phrase = ["Strings and tuning", "Ішек пен күй", "Струны и строй"];
/// Panel of build and tuning, where there are no strings to choose.
pub const BUILD: Phrase = ["Build and tuning", "Жасалуы мен күйі", "Устройство и строй"];
/// Panel of the bow.
pub const BOW: Phrase = ["Bow", "Ысқыш", "Смычок"];
/// Panel of the breath.
pub const BREATH: Phrase = ["Breath", "Дем", "Дыхание"];
/// Panel of the fingers on the holes.
pub const FINGERS: Phrase = ["Notes", "Дыбыстар", "Ноты"];
/// Panel of the jaw harp's tongue.
pub const TONGUE: Phrase = ["Tongue", "Тілшік", "Язычок"];
/// Panel of the mouth before it.
pub const MOUTH: Phrase = ["Mouth and throat", "Ауыз бен көмей", "Рот и горло"];
/// Panel of a drum's stroke.
pub const STROKE: Phrase = ["Stroke", "Қағыс", "Удар"];
/// Panel of a drum's skin.
pub const DRUM: Phrase = ["Skin", "Тері", "Кожа"];
/// Panel of what jingles.
pub const PIECES: Phrase = ["Pieces", "Бөліктері", "Части"];
/// Panel of the striking hand.
pub const RIGHT_HAND: Phrase = ["Right hand", "Оң қол", "Правая рука"];
/// Panel of the stopping hand.
pub const LEFT_HAND: Phrase = ["Left hand", "Сол қол", "Левая рука"];
/// Panel of expression.
pub const EXPRESSION: Phrase = ["Expression", "Мәнерлілік", "Экспрессия"];
/// Region of the eight large knobs.
pub const SOUND: Phrase = ["Sound", "Дыбыс", "Звук"];
/// Region of the drawn instrument.
pub const STAGE: Phrase = ["Stage", "Сахна", "Сцена"];
/// Region of the key strip.
pub const KEYS: Phrase = ["Keys C2 to C7", "C2–C7 пернелері", "Клавиши C2–C7"];
/// What the key strip does.
pub const KEYS_HELP: Phrase = [
    "press low on a key for a strong stroke, high for a soft one; arrows choose, Enter plays",
    "төмен басса – қатты, жоғары басса – жұмсақ; бағыттауыш таңдайды, Enter ойнайды",
    "ниже по клавише – сильнее, выше – мягче; стрелки выбирают, Enter играет",
];
/// Name of the theme switch.
pub const THEME: Phrase = ["Theme", "Реңк", "Тема"];
/// The dark theme.
pub const NIGHT: Phrase = ["Steppe night", "Дала түні", "Степная ночь"];
/// The light theme.
pub const FELT: Phrase = ["Felt", "Киіз", "Войлок"];
/// What the theme switch does.
pub const THEME_HELP: Phrase = [
    "click for the other of the two palettes",
    "екінші реңкке ауысу үшін басыңыз",
    "щелчок включает вторую палитру",
];
/// Name of the language choice.
pub const LANGUAGE: Phrase = ["Language", "Тіл", "Язык"];
/// Names of the languages, each in its own.
pub const LANGUAGE_NAMES: [&str; 3] = ["English", "Қазақша", "Русский"];
/// What the language choice does.
pub const LANGUAGE_HELP: Phrase = [
    "words of this window; parameter names in the host stay as they are",
    "осы терезенің тілі; хосттағы атаулар өзгермейді",
    "слова этого окна; имена параметров в хосте не меняются",
];
/// Name of the size choice.
pub const SIZE: Phrase = ["Window size", "Терезе өлшемі", "Размер окна"];
/// What the size choice does.
pub const SIZE_HELP: Phrase = [
    "75 to 200 percent; the corner of the window drags too",
    "75–200 пайыз; терезе бұрышын сүйреуге де болады",
    "от 75 до 200 процентов; можно тянуть и за угол окна",
];
/// Contact point on the drawn instrument, before its value.
pub const CONTACT: Phrase = ["contact", "тию нүктесі", "касание"];
/// The ring on the drawn instrument, for assistive tools.
pub const CONTACT_RING: Phrase =
    ["Contact point on the instrument", "Аспаптағы тию нүктесі", "Точка касания на инструменте"];
/// What the ring takes.
pub const CONTACT_HELP: Phrase = [
    "drag the ring along the strings",
    "сақинаны ішек бойымен сүйреңіз",
    "потяните кольцо вдоль струн",
];
/// Panel of what differs from stroke to stroke.
pub const PLAYER: Phrase = ["Player", "Орындаушы", "Исполнитель"];
/// Voices that sound.
pub const VOICES: Phrase = ["Voices", "Дауыстар", "Голоса"];
/// Share of the processor.
pub const CPU: Phrase = ["CPU", "CPU", "ЦП"];
/// Level of the output.
pub const LEVEL: Phrase = ["Output level", "Шығыс деңгейі", "Уровень выхода"];
/// The last stroke went down.
pub const STROKE_DOWN: Phrase = ["last: down", "соңғы: төмен", "штрих вниз"];
/// The last stroke went up.
pub const STROKE_UP: Phrase = ["last: up", "соңғы: жоғары", "штрих вверх"];
/// What a continuous control takes.
pub const TURN_HELP: Phrase = [
    "drag, wheel or arrows; Shift is fine; Enter types; double click resets",
    "сүйреу, дөңгелек, бағыттауыш; Shift – дәл; Enter – теру; екі шерту – бастапқы",
    "тянуть, колесо, стрелки; Shift – точно; Enter – ввод; двойной щелчок – сброс",
];
/// What a choice takes.
pub const CHOICE_HELP: Phrase =
    ["click or arrows choose", "басып не бағыттауышпен таңдаңыз", "выбор щелчком или стрелками"];
/// A typed value was not understood.
pub const NOT_UNDERSTOOD: Phrase =
    ["not understood; Esc gives up", "түсініксіз; Esc – бас тарту", "не понято; Esc – отмена"];
/// The line that stands when nothing is pointed at.
pub const IDLE: Phrase = [
    "Point at a control: its name, value and meaning stand here",
    "Басқаруды көрсетіңіз: атауы, мәні, мағынасы осында",
    "Наведите на элемент: здесь его имя, значение и смысл",
];
/// A switch that is on.
pub const ON: Phrase = ["On", "Қосулы", "Вкл."];
/// A switch that is off.
pub const OFF: Phrase = ["Off", "Өшірулі", "Выкл."];
