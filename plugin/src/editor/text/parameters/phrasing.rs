//! Bow and breath.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 13] = [
    say(
        "vibrato_rate",
        ["Vibrato rate", "Вибрато жиілігі", "Частота вибрато"],
        [
            "how fast finger, breath or mouth swings",
            "саусақтың, демнің не ауыздың тербелу жылдамдығы",
            "как быстро качается палец, дыхание или рот",
        ],
    ),
    say(
        "auto_expression",
        ["Phrasing", "Мәнерлеу", "Фразы"],
        [
            "how much bow and breath follow velocity and length of the notes",
            "ысқыш пен дем дыбыстың күші мен ұзақтығына қаншалықты ереді",
            "насколько смычок и дыхание следуют силе и длине нот",
        ],
    ),
    say(
        "onset",
        ["Onset", "Басталуы", "Атака"],
        [
            "how long a note takes to speak, against the instrument's own",
            "дыбыстың ашылу уақыты, аспаптың өзіне қатысты",
            "как долго нота раскрывается, относительно своей меры",
        ],
    ),
    say(
        "portamento",
        ["Portamento", "Портаменто", "Портаменто"],
        [
            "how long the way between tied notes takes",
            "байланған дыбыстар арасындағы жол қанша созылады",
            "сколько длится путь между связанными нотами",
        ],
    ),
    say(
        "vibrato",
        ["Vibrato", "Вибрато", "Вибрато"],
        [
            "depth of vibrato against the instrument's own",
            "вибрато тереңдігі, аспаптың өзіне қатысты",
            "глубина вибрато относительно собственной",
        ],
    ),
    say(
        "tremolo_rate",
        ["Tremolo", "Тремоло", "Тремоло"],
        [
            "how fast trills, tremolos and rolls go",
            "трель, тремоло мен бөгеннің жылдамдығы",
            "как быстро идут трели, тремоло и дробь",
        ],
    ),
    say(
        "tremolo_sync",
        ["Sync", "Темп", "Темп"],
        [
            "the note value they follow instead, at the host's tempo",
            "еркін болмаса, олар ілесетін нота ұзақтығы",
            "длительность, за которой они следуют в темпе проекта",
        ],
    ),
    say(
        "intonation",
        ["Intonation", "Интонация", "Интонация"],
        [
            "how far the player corrects the instrument's own pitch",
            "орындаушы аспаптың үнін қаншалықты түзетеді",
            "насколько исполнитель поправляет строй инструмента",
        ],
    ),
    say(
        "skill",
        ["Skill", "Шеберлік", "Мастерство"],
        [
            "how surely bow and breath stay where the tone speaks well",
            "ысқыш пен дем дыбыс жақсы шығатын жерден ауытқымауы",
            "как уверенно смычок и дыхание держатся хорошего тона",
        ],
    ),
    say(
        "embouchure",
        ["Embouchure", "Ерін қысымы", "Амбушюр"],
        [
            "lip on the reed or before the edge: slack below 0, tight above",
            "тілшік не жиек алдындағы ерін: 0-ден төмен бос, жоғары тығыз",
            "губы на трости или у края: ниже 0 слабо, выше туго",
        ],
    ),
    say(
        "noise",
        ["Noise", "Шуыл", "Шум"],
        [
            "noise of breath and friction; 50 is the instrument's own",
            "дем мен үйкелістің шуылы; 50 – аспаптың өзінікі",
            "шум дыхания и трения; 50 – свой у инструмента",
        ],
    ),
    say(
        "companion",
        ["Companion", "Қосалқы үн", "Второй голос"],
        [
            "a second pipe, a sung voice, a bag's drone or the other string",
            "екінші түтік, көмей үні, қап дроны не екінші ішек",
            "вторая трубка, голос, бурдон меха или другая струна",
        ],
    ),
    say(
        "companion_pitch",
        ["Companion pitch", "Қосалқы үн биіктігі", "Высота второго голоса"],
        [
            "its pitch above the instrument's tonic",
            "оның аспап тірек дыбысынан биіктігі",
            "его высота над тоникой инструмента",
        ],
    ),
];
