//! What may move something.

use crate::editor::text::{Phrase, parameters};

/// The choices of a slot's source.
pub(super) fn of(id: &str) -> Option<&'static [Phrase]> {
    matches!(parameters::family(id), ("mod_", "source" | "via")).then_some(&SOURCE[..])
}

const SOURCE: [Phrase; 35] = [
    ["None", "Жоқ", "Нет"],
    ["Envelope 1", "1-орам", "Огибающая 1"],
    ["Envelope 2", "2-орам", "Огибающая 2"],
    ["Envelope 3", "3-орам", "Огибающая 3"],
    ["LFO 1", "LFO 1", "LFO 1"],
    ["LFO 2", "LFO 2", "LFO 2"],
    ["LFO 3", "LFO 3", "LFO 3"],
    ["Velocity", "Екпін", "Сила удара"],
    ["Key", "Перне", "Клавиша"],
    ["Random", "Кездейсоқ", "Случайное"],
    ["Bend", "Иілу", "Подтяжка"],
    ["Pressure", "Қысым", "Нажим"],
    ["Brightness", "Жарқындық", "Яркость"],
    ["Note vibrato", "Нота вибратосы", "Вибрато ноты"],
    ["Note expression", "Нота мәнері", "Экспрессия ноты"],
    ["Note volume", "Нота деңгейі", "Громкость ноты"],
    ["Note pan", "Нота орны", "Панорама ноты"],
    ["Modulation wheel", "Модуляция дөңгелегі", "Колесо модуляции"],
    ["Breath", "Дем", "Дыхание"],
    ["Expression pedal", "Мәнер басқышы", "Педаль экспрессии"],
    ["CC 19", "CC 19", "CC 19"],
    ["CC 7", "CC 7", "CC 7"],
    ["CC 10", "CC 10", "CC 10"],
    ["Sustain pedal", "Созу басқышы", "Педаль сустейна"],
    ["Sound level of A", "Бірінші бөліктің деңгейі", "Громкость партии A"],
    ["Sound colour of A", "Бірінші бөліктің үні", "Тембр партии A"],
    ["Bow or breath of A", "Бірінші бөліктің ысқышы не демі", "Смычок или дыхание A"],
    ["Macro 1", "1-макро", "Макрос 1"],
    ["Macro 2", "2-макро", "Макрос 2"],
    ["Macro 3", "3-макро", "Макрос 3"],
    ["Macro 4", "4-макро", "Макрос 4"],
    ["Macro 5", "5-макро", "Макрос 5"],
    ["Macro 6", "6-макро", "Макрос 6"],
    ["Macro 7", "7-макро", "Макрос 7"],
    ["Macro 8", "8-макро", "Макрос 8"],
];
