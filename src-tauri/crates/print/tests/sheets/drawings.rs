//! Sheets for a printer beside the same sheets as PDF.

use larkspur_print::{DOTS_PER_INCH, drawings};

use crate::library::{Printed, pack, resource};

#[test]
fn a_printer_gets_as_many_sheets_as_the_file_has_each_with_ink_and_margins() {
    let pack = pack().unwrap();
    let page = resource(&pack, "work/passport-held").unwrap();
    for lang in ["en", "km"] {
        let printed = Printed::of(&pack, page, lang).unwrap();
        let sheets = drawings(&printed.sheet()).unwrap();
        let file = larkspur_test_pdf::read(&printed.pdf().unwrap());
        assert_eq!(sheets.len(), file.pages, "{lang}");
        for sheet in sheets {
            // A4, within a dot.
            assert_eq!(DOTS_PER_INCH, 300);
            assert!((2479..=2481).contains(&sheet.width()), "{} dots wide", sheet.width());
            assert!((3507..=3509).contains(&sheet.height()), "{} dots high", sheet.height());
            assert_eq!(sheet.ink().len(), sheet.width() * sheet.height());
            let rows: Vec<&[u8]> = sheet.ink().chunks(sheet.width()).collect();
            let is_blank = |row: &&[u8]| row.iter().all(|ink| *ink == 0);
            assert!(is_blank(&rows[0]) && is_blank(rows.last().unwrap()), "{lang}: no margin");
            assert!(rows.iter().filter(|row| !is_blank(row)).count() > 100, "{lang}: no ink");
            let darkest = sheet.ink().iter().max().unwrap();
            assert!(*darkest > 200, "{lang}: too light to be read");
        }
    }
}
