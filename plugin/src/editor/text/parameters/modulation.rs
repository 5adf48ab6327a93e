//! Slots and macros of the modulation.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 6] = [
    say("mod_source", ["Source", "Көзі", "Источник"], ["what moves", "не қозғайды", "что движет"]),
    say(
        "mod_target",
        ["Target", "Нысана", "Цель"],
        ["what is moved", "нені қозғайды", "что движется"],
    ),
    say(
        "mod_depth",
        ["Depth", "Тереңдігі", "Глубина"],
        [
            "how far, in the target's whole travel",
            "нысананың бүкіл жолымен қанша",
            "насколько, от всего хода цели",
        ],
    ),
    say(
        "mod_curve",
        ["Curve", "Иілуі", "Изгиб"],
        [
            "below zero fast first, above slow first",
            "нөлден төмен жылдам, жоғары баяу басталады",
            "меньше нуля сначала быстро, больше медленно",
        ],
    ),
    say(
        "mod_via",
        ["Via", "Арқылы", "Через"],
        [
            "what scales the depth besides",
            "тереңдікті тағы не өзгертеді",
            "что ещё масштабирует глубину",
        ],
    ),
    say(
        "macro",
        ["Macro", "Макро", "Макрос"],
        [
            "moves whatever slots take it for their source",
            "оны көз еткен ұялардың бәрін қозғайды",
            "движет всё, что берёт его источником",
        ],
    ),
];
