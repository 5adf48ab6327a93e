//! Names of the instruments. English and Kazakh come with the instrument itself.

use kairat_engine::instruments::Instrument;

use super::Words;

/// The name of an instrument in a language.
#[must_use]
pub fn name(words: Words, instrument: &Instrument) -> &'static str {
    match words {
        Words::KK => instrument.name_kk,
        Words::RU => russian(instrument.id).unwrap_or(instrument.name),
        _ => instrument.name,
    }
}

fn russian(id: &str) -> Option<&'static str> {
    RUSSIAN.iter().find(|(known, _)| *known == id).map(|(_, name)| *name)
}

/// Russian names by id.
const RUSSIAN: [(&str, &str); 26] = [
    ("dombra", "Домбра"),
    ("sherter", "Шертер"),
    ("jetigen", "Жетиген"),
    ("adyrna", "Адырна"),
    ("qyl_qobyz", "Кылкобыз"),
    ("nar_qobyz", "Наркобыз"),
    ("jez_qobyz", "Жезкобыз"),
    ("prima_qobyz", "Прима-кобыз"),
    ("balaban", "Балабан"),
    ("qamys_syrnai", "Камыс-сырнай"),
    ("jelbuaz", "Желбуаз"),
    ("sybyzghy", "Сыбызгы"),
    ("saz_syrnai", "Сазсырнай"),
    ("muiiz_syrnai", "Муйиз-сырнай"),
    ("kernei", "Керней"),
    ("shang_qobyz", "Шанкобыз"),
    ("dauylpaz", "Дауылпаз"),
    ("dabyl", "Дабыл"),
    ("dangyra", "Дангыра"),
    ("kepshik", "Кепшик"),
    ("shyndauyl", "Шындауыл"),
    ("asataiaq", "Асатаяк"),
    ("tuiaqtas", "Туяктас"),
    ("qonyrau", "Конырау"),
    ("syldyrmaq", "Сылдырмак"),
    ("soqpaly", "Ударные вместе"),
];
