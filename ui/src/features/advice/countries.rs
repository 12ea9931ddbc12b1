//! The countries that a draft can be about, by their names in the language of the app.
//!
//! Used by the dialog that begins a draft. Invariant: every code of ISO 3166-1 that is assigned is offered once, whatever anybody
//! thinks of it; the names are those of CLDR, from the webview.

use js_sys::{Array, Function, Intl, Object};
use wasm_bindgen::JsValue;

use crate::i18n::{self, names};

/// The codes of two letters that ISO 3166-1 has assigned (as of 2026), in small letters and without blanks between them.
const CODES: &str = "adaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcickclcmcncocrcucv\
    cwcxcyczdedjdkdmdodzeceeegeheresetfifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisit\
    jejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemfmgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonp\
    nrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsvsxsysztctdtftgthtjtktltmtntotrtt\
    tvtwtzuaugumusuyuzvavcvevgvivnvuwfwsyeytzazmzw";

fn codes() -> impl Iterator<Item = String> {
    let code = |at| CODES.get(at..at + 2).map(str::to_ascii_uppercase);
    (0..CODES.len()).step_by(2).filter_map(code)
}

/// Code and name of each, as the language of the app sorts them. Tracked.
pub(super) fn by_name() -> Vec<(String, String)> {
    let named = |code: String| {
        let name = names::country(&code);
        (code, name)
    };
    let mut all: Vec<(String, String)> = codes().map(named).collect();
    let language = Array::of1(&JsValue::from_str(&i18n::current().tag));
    let compare: Function = Intl::Collator::new(&language, &Object::new()).compare();
    all.sort_by(|(_, one), (_, other)| {
        let order = compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into());
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.total_cmp(&0.0)
    });
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_country_is_offered_once() {
        let all: Vec<String> = codes().collect();
        let distinct: BTreeSet<&str> = all.iter().map(String::as_str).collect();
        assert_eq!((all.len(), distinct.len()), (249, 249));
        assert!(all.iter().all(|code| code.bytes().all(|letter| letter.is_ascii_uppercase())));
        assert!(["PS", "TW", "EH", "SS", "KH"].iter().all(|code| distinct.contains(code)));
    }
}
