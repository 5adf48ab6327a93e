//! What an anatomy is put together from.

use crate::editor::text::Phrase;

/// The choices of the anatomy's panel.
pub(super) fn of(id: &str) -> Option<&'static [Phrase]> {
    Some(match id {
        "anatomy_exciter" | "anatomy_exciter2" => &EXCITER,
        "anatomy_resonator" | "anatomy_resonator2" | "anatomy_second" => &RESONATOR,
        "anatomy_body_kind" => &BODY,
        _ => return None,
    })
}

const EXCITER: [Phrase; 8] = [
    ["Pluck", "Шерту", "Щипок"],
    ["Bow", "Ысқыш", "Смычок"],
    ["Double reed", "Қос тілшік", "Двойная трость"],
    ["Jet", "Ауа ағыны", "Струя"],
    ["Lips", "Ерін", "Губы"],
    ["Tongue", "Тілшік", "Язычок"],
    ["Stroke", "Соққы", "Удар"],
    ["Synth", "Синт", "Синтезатор"],
];

const RESONATOR: [Phrase; 6] = [
    ["String", "Шек", "Струна"],
    ["Bore", "Түтік", "Трубка"],
    ["Open bore", "Ашық түтік", "Открытая трубка"],
    ["Vessel", "Қуыс ыдыс", "Сосуд"],
    ["Skin", "Тері", "Мембрана"],
    ["Tongue", "Тілше", "Язычок"],
];

const BODY: [Phrase; 6] = [
    ["None", "Шанақсыз", "Без корпуса"],
    ["Lute", "Домбыра шанағы", "Лютня"],
    ["Half skin", "Жартылай тері", "Полукожа"],
    ["Open bowl", "Ашық шара", "Открытая чаша"],
    ["Drum skin", "Дауылпаз терісі", "Кожа барабана"],
    ["Horn flare", "Керней аузы", "Раструб"],
];
