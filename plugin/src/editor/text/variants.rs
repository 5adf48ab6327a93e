//! Names of the ways in which instruments are built. What is not listed is called as the
//! instrument itself calls it.

use kairat_engine::instruments::Instrument;

use super::{Phrase, Words};

/// The name of a variant of an instrument.
#[must_use]
pub fn name(words: Words, instrument: &Instrument, id: &str) -> &'static str {
    let listed = |(owner, variant, _): &&(&str, &str, Phrase)| {
        *variant == id && (*owner == instrument.id || owner.is_empty())
    };
    if let Some((_, _, phrase)) = LISTED.iter().find(listed) {
        return words.say(phrase);
    }
    let own = instrument.variants.iter().find(|variant| variant.id == id);
    own.or(instrument.variants.first()).map_or("", |variant| variant.name)
}

/// Instrument, variant, name; without an instrument for all that have such a variant.
const LISTED: [(&str, &str, Phrase); 37] = [
    ("dombra", "western", ["Western", "Батыс", "Западная"]),
    ("dombra", "eastern", ["Eastern", "Шығыс", "Восточная"]),
    ("qyl_qobyz", "fifth", ["Fifth, D–A", "Квинта, D–A", "Квинта, D–A"]),
    ("qyl_qobyz", "fourth", ["Fourth, D–G", "Кварта, D–G", "Кварта, D–G"]),
    ("qyl_qobyz", "octave", ["Octave, D–D", "Октава, D–D", "Октава, D–D"]),
    ("balaban", "double", ["Double reed", "Қос тілшік", "Двойная трость"]),
    ("balaban", "single", ["Single reed", "Жалғыз тілшік", "Одинарная трость"]),
    ("balaban", "bridle_up", ["Bridle up", "Қысқыш жоғары", "Зажим выше"]),
    ("balaban", "bridle_down", ["Bridle down", "Қысқыш төмен", "Зажим ниже"]),
    ("sybyzghy", "stalk", ["Four fingerings", "Төрт саусақ қойылымы", "Четыре аппликатуры"]),
    (
        "saz_syrnai",
        "goose_egg",
        ["Goose egg, 7 holes", "Қаз жұмыртқасы, 7 ойық", "Яйцо, 7 отверстий"],
    ),
    ("kernei", "crooked", ["With crooks", "Қосалқы түтікпен", "С кронами"]),
    ("kernei", "long", ["Natural, 3 m", "Табиғи, 3 м", "Натуральный, 3 м"]),
    ("muiiz_syrnai", "set", ["Set of horns", "Мүйіздер жиынтығы", "Набор рогов"]),
    ("muiiz_syrnai", "horn", ["One horn, 50 cm", "Бір мүйіз, 50 см", "Один рог, 50 см"]),
    ("shang_qobyz", "middle", ["Middle, D2", "Орта, D2", "Средний, D2"]),
    ("shang_qobyz", "low", ["Low, A1", "Төмен, A1", "Низкий, A1"]),
    ("shang_qobyz", "high", ["High, A2", "Жоғары, A2", "Высокий, A2"]),
    ("sherter", "unfretted", ["Unfretted, old", "Пернесіз, көне", "Без ладов, старый"]),
    ("sherter", "fretted", ["Fretted, modern", "Пернелі, жаңа", "С ладами, новый"]),
    ("jetigen", "pentatonic", ["Pentatonic", "Пентатоника", "Пентатоника"]),
    ("jetigen", "diatonic", ["Diatonic", "Диатоника", "Диатоника"]),
    ("adyrna", "skin", ["Skin-covered", "Тері қапталған", "Обтянута кожей"]),
    ("qamys_syrnai", "single", ["One pipe", "Бір түтік", "Одна трубка"]),
    ("qamys_syrnai", "double", ["Two pipes", "Қос түтік", "Две трубки"]),
    ("jelbuaz", "drones", ["Two drones", "Екі дронмен", "Два бурдона"]),
    ("jelbuaz", "chanter", ["Without drones", "Дронсыз", "Без бурдонов"]),
    ("dabyl", "standard", ["Hand drum, 50 cm", "Қол дабылы, 50 см", "Ручной, 50 см"]),
    ("dabyl", "campaign", ["Campaign, 1.08 m", "Жорық дабылы, 1,08 м", "Походный, 1,08 м"]),
    ("dauylpaz", "standard", ["Carved bowl", "Ойма шанақ", "Резная чаша"]),
    ("dauylpaz", "metal", ["Small metal cone", "Шағын металл", "Малый металлический"]),
    ("shyndauyl", "standard", ["Copper", "Мыс", "Медный"]),
    ("shyndauyl", "wooden", ["Wooden", "Ағаш", "Деревянный"]),
    ("asataiaq", "standard", ["Rings and plates", "Сақиналар", "Кольца и пластины"]),
    ("asataiaq", "belled", ["With bells", "Қоңыраулы", "С колокольчиками"]),
    ("asataiaq", "moon", ["With a moon", "Айшықты", "С полумесяцем"]),
    ("", "standard", ["Usual", "Кәдімгі", "Обычный"]),
];
