//! The figures: their median, their budget, a line of JSON and a table.
//!
//! Every module of `figures` adds to it. Invariant: a line is written as soon as it is known, to
//! standard output and to `target/bench/messaging.jsonl`; whether a budget is met changes no exit
//! status.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::json;

/// What is measured in the unit of a [`Figure`], and how far the single ones lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl Spread {
    /// Of one measurement.
    pub(crate) const fn one(value: f64) -> Self {
        Self { median: value, least: value, most: value }
    }

    /// Of several times, in milliseconds. `None` without any.
    pub(crate) fn of(times: &[Duration]) -> Option<Self> {
        let mut sorted: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = if sorted.len().is_multiple_of(2) {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        } else {
            sorted[middle]
        };
        Some(Self { median, least, most })
    }
}

/// How much the app may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Budget {
    /// So much, in the figure's unit.
    Fixed(f64),
    /// So much more than the floor, in the figure's unit.
    AboveFloor(f64),
    /// So many times the floor.
    TimesFloor(f64),
}

/// One line of the report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) ours: Spread,
    /// The least that it could be. `None` where nothing smaller would do the same; CONTRIBUTING.md
    /// says why.
    pub(crate) floor: Option<Spread>,
    pub(crate) budget: Budget,
}

impl Figure {
    /// A time with its floor, from times that were taken in turn.
    pub(crate) fn of_times(
        name: &'static str,
        ours: &[Duration],
        floor: &[Duration],
        budget: Budget,
    ) -> Result<Self> {
        let ours = Spread::of(ours).context("nothing was measured")?;
        Ok(Self { name, unit: "ms", ours, floor: Spread::of(floor), budget })
    }

    fn limit(&self) -> Option<f64> {
        let floor = self.floor.map(|floor| floor.median);
        match self.budget {
            Budget::Fixed(limit) => Some(limit),
            Budget::AboveFloor(more) => floor.map(|floor| floor + more),
            Budget::TimesFloor(times) => floor.map(|floor| floor * times),
        }
    }

    fn is_met(&self) -> bool {
        self.limit().is_some_and(|limit| self.ours.median <= limit)
    }

    fn ratio(&self) -> Option<f64> {
        self.floor.map(|floor| self.ours.median / floor.median)
    }

    fn line(&self) -> String {
        json!({
            "name": self.name,
            "ours": rounded(self.ours.median, 10.0),
            "floor": self.floor.map(|floor| rounded(floor.median, 10.0)),
            "ratio": self.ratio().map(|ratio| rounded(ratio, 100.0)),
            "unit": self.unit,
            "budget": self.limit().map(|limit| rounded(limit, 10.0)),
            "met": self.is_met(),
        })
        .to_string()
    }

    fn row(&self) -> String {
        let Self { name, unit, ours, .. } = self;
        let number = |value: Option<f64>| value.map_or("-".to_owned(), |it| format!("{it:.0}"));
        format!(
            "{name:24} {:>10.0} {:>20} {:>10} {:>6} {:>10}  {unit:5} {}",
            ours.median,
            format!("({:.0} to {:.0})", ours.least, ours.most),
            number(self.floor.map(|floor| floor.median)),
            self.ratio().map_or("-".to_owned(), |ratio| format!("{ratio:.2}")),
            number(self.limit()),
            if self.is_met() { "met" } else { "MISSED" },
        )
    }
}

/// The report of one run.
pub(crate) struct Report {
    file: File,
    figures: Vec<Figure>,
}

impl Report {
    /// Begins `messaging.jsonl` in `folder`.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let file = File::create(folder.join("messaging.jsonl")).context("beginning the report")?;
        Ok(Self { file, figures: Vec::new() })
    }

    pub(crate) fn add(&mut self, figure: Figure) -> Result<()> {
        writeln!(self.file, "{}", figure.line())?;
        writeln!(io::stdout(), "{}", figure.line())?;
        eprintln!("{}", figure.row());
        self.figures.push(figure);
        Ok(())
    }

    /// Shows all of it as a table.
    pub(crate) fn sum_up(&self) -> Result<()> {
        let mut table = io::stderr().lock();
        writeln!(
            table,
            "\n{:24} {:>10} {:>20} {:>10} {:>6} {:>10}  unit",
            "figure", "median", "(least to most)", "floor", "ratio", "budget"
        )?;
        for figure in &self.figures {
            writeln!(table, "{}", figure.row())?;
        }
        Ok(())
    }
}

fn rounded(value: f64, by: f64) -> f64 {
    (value * by).round() / by
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(times: &[u64]) -> Vec<Duration> {
        times.iter().copied().map(Duration::from_millis).collect()
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_in_the_middle() {
        assert_eq!(Spread::of(&millis(&[9, 1, 2])).map(|it| it.median), Some(2.0));
        assert_eq!(Spread::of(&millis(&[9, 1, 2, 4])).map(|it| it.median), Some(3.0));
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn a_budget_stands_on_its_floor() {
        let figure = |budget| Figure::of_times("it", &millis(&[700]), &millis(&[500]), budget);
        for (budget, limit, is_met) in [
            (Budget::Fixed(700.0), 700.0, true),
            (Budget::Fixed(699.0), 699.0, false),
            (Budget::AboveFloor(150.0), 650.0, false),
            (Budget::TimesFloor(1.5), 750.0, true),
        ] {
            let figure = figure(budget).unwrap();
            assert_eq!(figure.limit(), Some(limit));
            assert_eq!(figure.is_met(), is_met, "{budget:?}");
        }
    }

    #[test]
    fn a_figure_that_hangs_on_a_floor_is_not_met_without_one() {
        let figure = Figure::of_times("it", &millis(&[7]), &[], Budget::TimesFloor(1.5)).unwrap();
        assert!(!figure.is_met());
        let line: serde_json::Value = serde_json::from_str(&figure.line()).unwrap();
        assert_eq!(
            line,
            json!({
                "name": "it", "ours": 7.0, "floor": null, "ratio": null, "unit": "ms",
                "budget": null, "met": false,
            })
        );
    }
}
