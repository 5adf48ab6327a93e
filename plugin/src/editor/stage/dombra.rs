//! The dombra itself, as it stands still: shell, soundboard, neck, head, tied frets, hole, bridge.
//!
//! Its own units: the open string is 720 long, the nut at the left, so that pitch rises to the
//! right; y points down.

use egui::{Color32, Pos2, pos2};

use crate::editor::{
    canvas::faded,
    curves::{Cubic, flatten, quadratic, shade},
    ornament::half_horn,
    sketch::Sketch,
    theme::{Materials, Theme},
};

/// Where the open string begins.
pub const NUT: f32 = -380.0;
/// Where it ends.
pub const BRIDGE: f32 = 340.0;
/// Its length.
pub const LENGTH: f32 = BRIDGE - NUT;
/// Tied frets.
pub const FRETS: i32 = 19;
/// Height of each string at the nut and at the bridge; the low string first, nearer to the player.
pub const COURSES: [(f32, f32); 2] = [(6.0, 9.5), (-6.0, -9.5)];

/// Where a fret lies, counted from the nut in equal semitones.
#[must_use]
pub fn fret(number: i32) -> f32 {
    NUT + LENGTH * (1.0 - (-number as f32 / 12.0).exp2())
}

/// The upper half of the soundboard's edge, from the neck to the tail.
#[must_use]
pub fn soundboard_edge() -> Vec<Pos2> {
    flatten((146.0, -11.0), &SOUNDBOARD, 24)
}

/// Draws the instrument in its own units.
pub fn draw(sketch: &mut Sketch, theme: &Theme) {
    let wood = &theme.wood;
    body(sketch, wood);
    neck(sketch, wood);
    head(sketch, wood);
    frets(sketch, wood);
    furniture(sketch, wood);
    string_ends(sketch, wood);
}

/// The same, coarse enough to be read at a fingernail's size.
pub fn draw_small(sketch: &mut Sketch, theme: &Theme) {
    let wood = &theme.wood;
    let shell = flatten((128.0, -14.0), &SHELL, 10);
    sketch.face((&shell, &mirrored(&shell)), 1, |_| wood.board[0]);
    sketch.closed(&around(&shell), 27.5, wood.outline);
    let neck = [pos2(-505.0, -16.0), pos2(150.0, -20.0), pos2(150.0, 20.0), pos2(-505.0, 16.0)];
    sketch.polygon(&neck, wood.shell[0], 27.5, wood.outline);
    sketch.ellipse((285.0, 0.0), (20.0, 20.0), wood.hole, (0.0, wood.hole));
    sketch.line((-400.0, 0.0), (345.0, 0.0), 27.5, wood.string);
}

fn body(sketch: &mut Sketch, wood: &Materials) {
    let shell = flatten((128.0, -14.0), &SHELL, 24);
    sketch.face((&shell, &mirrored(&shell)), 1, |_| wood.shell[1]);
    sketch.closed(&around(&shell), 2.2, wood.outline);

    let board = soundboard_edge();
    let [middle, edge] = wood.board;
    let colours = [edge, middle, middle, edge];
    let stops = [0.0, 0.38, 0.55, 1.0];
    sketch.face((&board, &mirrored(&board)), 24, |p| {
        shade(&stops, &colours, 0.5 + 0.5 * p.y / BOARD_HALF_WIDTH)
    });
    sketch.closed(&around(&board), 1.0, edge);
    let line = faded(wood.grain, 0.28);
    for row in -13..=13 {
        let y = row as f32 * 8.0;
        let (from, to) = grain(&board, y);
        sketch.line((from, y), (to, y), 1.0, line);
    }
    let rosette = flatten((176.0, -9.0), &PURFLING, 24);
    sketch.path(&around(&rosette), 1.35, faded(wood.shell[1], 0.6));
}

/// Where a line along the grain enters and leaves the soundboard.
fn grain(edge: &[Pos2], y: f32) -> (f32, f32) {
    let mut crossings = edge.windows(2).filter_map(|pair| {
        let (a, b) = (-pair[0].y, -pair[1].y);
        let height = y.abs();
        let crosses = (a - height) * (b - height) <= 0.0 && (a - b).abs() > f32::EPSILON;
        crosses.then(|| pair[0].x + (pair[1].x - pair[0].x) * (height - a) / (b - a))
    });
    let first = crossings.next().unwrap_or(150.0);
    match crossings.next_back() {
        Some(last) => (first + 4.0, last - 4.0),
        None => (150.0, first - 4.0),
    }
}

fn neck(sketch: &mut Sketch, wood: &Materials) {
    let mut heel = vec![pos2(120.0, -15.0)];
    heel.extend(quadratic(pos2(168.0, -15.0), pos2(196.0, -6.0), pos2(206.0, 0.0)));
    heel.extend(quadratic(pos2(206.0, 0.0), pos2(196.0, 6.0), pos2(168.0, 15.0)));
    heel.push(pos2(120.0, 15.0));
    sketch.polygon(&heel, wood.neck, 1.0, faded(wood.outline, 0.5));
    let neck = [pos2(NUT, -11.0), pos2(150.0, -15.0), pos2(150.0, 15.0), pos2(NUT, 11.0)];
    sketch.polygon(&neck, wood.neck, 1.7, wood.outline);
    sketch.line((NUT, -5.0), (150.0, -7.5), 2.0, faded(wood.shell[0], 0.35));
}

fn head(sketch: &mut Sketch, wood: &Materials) {
    let edge: Vec<Pos2> = flatten((NUT, -11.0), &HEAD, 24);
    sketch.face((&edge, &mirrored(&edge)), 2, |p| {
        shade(&[0.0, 1.0], &[wood.shell[0], wood.shell[1]], (p.y + 25.0) / 50.0)
    });
    sketch.closed(&around(&edge), 2.0, wood.outline);
    for (x, side) in [(-424.0, -1.0), (-464.0, 1.0)] {
        let stem = [
            pos2(x - 3.0, side * 20.0),
            pos2(x + 3.0, side * 20.0),
            pos2(x + 3.0, side * 46.0),
            pos2(x - 3.0, side * 46.0),
        ];
        sketch.polygon(&stem, wood.shell[0], 1.2, wood.outline);
        sketch.ellipse((x, side * 53.0), (8.5, 12.5), wood.shell[0], (1.7, wood.outline));
        sketch.ellipse((x, side * 4.0), (4.2, 4.2), wood.shell[0], (1.0, wood.outline));
    }
}

fn frets(sketch: &mut Sketch, wood: &Materials) {
    for number in 1..=FRETS {
        let x = fret(number);
        let half = 11.0 + 4.0 * (x - NUT) / 530.0 + 1.5;
        sketch.line((x - 1.2, -half), (x - 1.2, half), 1.6, faded(wood.bone, 0.95));
        sketch.line((x + 2.2, -half), (x + 2.2, half), 0.9, faded(wood.bone, 0.55));
        sketch.ellipse((x, half + 1.6), (2.0, 2.0), wood.bone, (0.0, wood.bone));
    }
    let nut = [pos2(-384.0, -11.5), pos2(-378.0, -11.5), pos2(-378.0, 11.5), pos2(-384.0, 11.5)];
    sketch.polygon(&nut, wood.bone, 0.0, wood.bone);
}

fn furniture(sketch: &mut Sketch, wood: &Materials) {
    let clear = Color32::TRANSPARENT;
    sketch.ellipse((272.0, 0.0), (18.0, 18.0), clear, (1.86, wood.shell[1]));
    sketch.ellipse((272.0, 0.0), (14.5, 14.5), clear, (1.0, wood.shell[1]));
    sketch.ellipse((272.0, 0.0), (9.5, 9.5), wood.hole, (1.7, wood.neck));
    for side in [1.0, -1.0] {
        let horn: Vec<Pos2> =
            half_horn(10).iter().map(|p| pos2(440.0 - 34.0 * p.y, side * 34.0 * p.x)).collect();
        sketch.path(&horn, 2.0, faded(wood.shell[1], 0.75));
    }
    let bridge = [
        pos2(336.0, -25.0),
        pos2(344.0, -25.0),
        pos2(345.0, -15.0),
        pos2(345.0, 15.0),
        pos2(344.0, 25.0),
        pos2(336.0, 25.0),
    ];
    sketch.polygon(&bridge, wood.bone, 1.2, wood.neck);
    sketch.ellipse((501.0, 0.0), (7.5, 7.5), wood.neck, (1.5, wood.outline));
}

/// The strings behind the nut and behind the bridge; they never move.
fn string_ends(sketch: &mut Sketch, wood: &Materials) {
    for (peg, at_nut, at_bridge) in
        [((-464.0, 4.0), COURSES[0].0, COURSES[0].1), ((-424.0, -4.0), COURSES[1].0, COURSES[1].1)]
    {
        for (width, ink) in [(3.2, wood.under_string), (1.5, wood.string)] {
            sketch.line(peg, (NUT, at_nut), width, ink);
            sketch.line((BRIDGE, at_bridge), (499.0, at_bridge / 4.0), width, ink);
        }
    }
}

/// The lower edge to an upper one.
#[must_use]
pub fn mirrored(edge: &[Pos2]) -> Vec<Pos2> {
    edge.iter().map(|p| pos2(p.x, -p.y)).collect()
}

/// An edge, there above and back below.
fn around(edge: &[Pos2]) -> Vec<Pos2> {
    let mut all = edge.to_vec();
    all.extend(mirrored(edge).into_iter().rev().skip(1));
    all
}

/// The widest place of the soundboard from its middle line.
const BOARD_HALF_WIDTH: f32 = 110.2;

const SHELL: [Cubic; 3] = [
    [(176.0, -17.0), (206.0, -46.0), (248.0, -80.0)],
    [(298.0, -120.0), (362.0, -128.0), (412.0, -112.0)],
    [(470.0, -93.0), (503.0, -48.0), (503.0, 0.0)],
];

const SOUNDBOARD: [Cubic; 3] = [
    [(192.0, -15.0), (216.0, -44.0), (255.0, -74.0)],
    [(302.0, -110.0), (362.0, -118.0), (408.0, -103.0)],
    [(461.0, -86.0), (493.0, -44.0), (493.0, 0.0)],
];

/// The line inlaid along the soundboard's edge.
const PURFLING: [Cubic; 3] = [
    [(208.0, -16.0), (226.0, -42.0), (262.0, -68.0)],
    [(306.0, -101.0), (362.0, -109.0), (404.0, -95.0)],
    [(453.0, -79.0), (483.0, -40.0), (483.0, 0.0)],
];

const HEAD: [Cubic; 3] = [
    [(-392.0, -12.0), (-398.0, -21.0), (-414.0, -23.0)],
    [(-440.0, -27.0), (-476.0, -24.0), (-492.0, -17.0)],
    [(-503.0, -12.0), (-509.0, -6.0), (-510.0, 0.0)],
];
