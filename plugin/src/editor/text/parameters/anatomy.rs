//! The anatomy.

use super::{Parameter, parts, say};

pub(super) const SAID: [Parameter; 37] = [
    say(
        "anatomy_exciter",
        ["Exciter", "Қоздырғыш", "Возбудитель"],
        [
            "what sets the resonator in motion",
            "резонаторды не қозғайды",
            "что приводит резонатор в движение",
        ],
    ),
    say(
        "anatomy_resonator",
        ["Resonator", "Резонатор", "Резонатор"],
        ["what resonates", "не дыбыстайды", "что звучит"],
    ),
    say(
        "anatomy_exciter2",
        ["Exciter", "Қоздырғыш", "Возбудитель"],
        [
            "what sets it in motion at the other end of the morph",
            "өзгерістің екінші шетіндегі қоздырғыш",
            "возбудитель на другом конце морфа",
        ],
    ),
    say(
        "anatomy_resonator2",
        ["Resonator", "Резонатор", "Резонатор"],
        [
            "what resonates at the other end of the morph",
            "өзгерістің екінші шетіндегі резонатор",
            "резонатор на другом конце морфа",
        ],
    ),
    say(
        "anatomy_body_kind",
        ["Body", "Шанағы", "Корпус"],
        ["what radiates", "дыбысты не таратады", "что излучает"],
    ),
    say(
        "anatomy_second",
        ["Second", "Екіншісі", "Второй"],
        [
            "a second resonator, tied to the first",
            "біріншісіне байланған екінші резонатор",
            "второй резонатор, связан с первым",
        ],
    ),
    say(
        "anatomy_lock",
        ["Pitch lock", "Биіктік құлпы", "Держать высоту"],
        [
            "the key keeps its pitch however firmly two resonators pull",
            "екі резонатор тартысса да биіктік сақталады",
            "высота держится, как бы ни тянули резонаторы",
        ],
    ),
    say(
        "anatomy_mono",
        ["Mono", "Жеке", "Моно"],
        [
            "one note at a time, tied where keys overlap",
            "бір мезетте бір нота",
            "одна нота, связно при перекрытии",
        ],
    ),
    say(
        "anatomy_morph",
        ["Morph", "Өзгеріс", "Морф"],
        [
            "from the first build to the second",
            "бірінші құрылымнан екіншісіне",
            "от первого строения ко второму",
        ],
    ),
    say(
        "anatomy_morph_pressure",
        ["By pressure", "Қысыммен", "От нажима"],
        [
            "how far pressure moves the morph",
            "қысым өзгерісті қанша жылжытады",
            "насколько нажим двигает морф",
        ],
    ),
    say(
        "anatomy_grip",
        ["Grip", "Қысуы", "Хватка"],
        [
            "how firmly the exciter holds the resonator",
            "қоздырғыш резонаторды қанша ұстайды",
            "насколько крепко возбудитель держит",
        ],
    ),
    say(
        "anatomy_coupling",
        ["Coupling", "Байланыс", "Связь"],
        [
            "how firmly the second resonator is tied",
            "екінші резонатор қанша байланған",
            "насколько связан второй резонатор",
        ],
    ),
    say(
        "anatomy_interval",
        ["Interval", "Аралық", "Интервал"],
        [
            "of the second resonator over the key",
            "екінші резонатордың пернеден аралығы",
            "второго резонатора над клавишей",
        ],
    ),
    say(
        "anatomy_synth",
        ["Synth drives", "Синт қоздырады", "Ведёт синт"],
        [
            "how much the synth drives the resonator",
            "синт резонаторды қанша қозғайды",
            "насколько синтезатор ведёт резонатор",
        ],
    ),
    say(
        "anatomy_position",
        ["Position", "Орны", "Место"],
        [
            "where a string or skin is touched",
            "шек не теріге қай жерінен тиеді",
            "где касаются струны или кожи",
        ],
    ),
    say(
        "anatomy_damping",
        ["Damping", "Өшуі", "Демпфер"],
        [
            "losses against the resonator's own",
            "резонатордың өз шығынына қатысты",
            "потери относительно собственных",
        ],
    ),
    say(
        "anatomy_brightness",
        ["Brightness", "Жарқындық", "Яркость"],
        [
            "high modes against low ones",
            "жоғарғы модалар төменгіге қатысты",
            "верхние моды против нижних",
        ],
    ),
    say(
        "anatomy_stiffness",
        ["Stiffness", "Қаттылығы", "Жёсткость"],
        ["of a string", "шектің қаттылығы", "жёсткость струны"],
    ),
    say(
        "anatomy_hardness",
        ["Hardness", "Тигізуі", "Твёрдость"],
        [
            "flesh or nail, soft or hard felt, loose or firm lips",
            "жұмсақ не қатты тию",
            "мягко или твёрдо касание",
        ],
    ),
    say(
        "anatomy_noise",
        ["Noise", "Шуыл", "Шум"],
        ["breath and hair that are heard", "естілетін дем мен қыл", "слышное дыхание и волос"],
    ),
    say(
        "anatomy_body",
        ["Body mix", "Шанақ үлесі", "Доля корпуса"],
        [
            "the resonator alone, or its body",
            "тек резонатор не шанағы",
            "один резонатор или корпус",
        ],
    ),
    say(
        "anatomy_body_size",
        ["Body size", "Шанақ көлемі", "Размер корпуса"],
        ["size of the body", "шанақтың көлемі", "размер корпуса"],
    ),
    say(
        "anatomy_width",
        ["Width", "Ені", "Ширина"],
        ["width of the picture", "стереодағы ені", "ширина картины"],
    ),
    say(
        "anatomy_attack",
        ["Attack", "Шабуыл", "Атака"],
        [
            "time in which bow or breath comes",
            "ысқыш не демнің келу уақыты",
            "за сколько приходит смычок или дыхание",
        ],
    ),
    say(
        "anatomy_release",
        ["Release", "Босату", "Затухание"],
        [
            "time in which the hand ends the tone",
            "дыбысты басу уақыты",
            "за сколько рука гасит звук",
        ],
    ),
    say(
        "anatomy_velocity",
        ["Velocity", "Екпін", "Сила удара"],
        ["how much velocity counts", "екпіннің әсері", "влияние силы удара"],
    ),
    say(
        "anatomy_breath",
        ["Breath", "Дем", "Дыхание"],
        [
            "how much breath takes over once it moves",
            "дем қозғалса қанша басқарады",
            "насколько дыхание берёт верх",
        ],
    ),
    say(
        "anatomy_vibrato",
        ["Vibrato", "Вибрато", "Вибрато"],
        [
            "depth under full modulation",
            "толық модуляциядағы тереңдігі",
            "глубина при полной модуляции",
        ],
    ),
    say(
        "anatomy_vibrato_rate",
        ["Vibrato rate", "Вибрато жылдамдығы", "Скорость вибрато"],
        ["how fast it is", "жылдамдығы", "его скорость"],
    ),
    say(
        "anatomy_glide",
        ["Glide", "Сырғу", "Глиссандо"],
        [
            "time of the way between tied keys",
            "жалғас перне арасындағы уақыт",
            "время между связными клавишами",
        ],
    ),
    say(
        "anatomy_on",
        ["Plays", "Ойнайды", "Играет"],
        [
            "an instrument put together by hand plays too",
            "қолдан құралған аспап та ойнайды",
            "играет и собранный инструмент",
        ],
    ),
    say("anatomy_level", parts::LEVEL, parts::LEVEL_HELP),
    say("anatomy_pan", parts::PAN, parts::PAN_HELP),
    say("anatomy_low", parts::LOW, parts::LOW_HELP),
    say("anatomy_high", parts::HIGH, parts::HIGH_HELP),
    say("anatomy_transpose", parts::TRANSPOSE, parts::TRANSPOSE_HELP),
    say(
        "a_on",
        ["Plays", "Ойнайды", "Играет"],
        ["the first part plays", "бірінші бөлік ойнайды", "первая партия играет"],
    ),
];
