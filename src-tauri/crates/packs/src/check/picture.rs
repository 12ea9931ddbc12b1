//! What a picture may be made of: shapes and colours, no words, nothing that acts or leads away.
//!
//! The window draws these pictures. Invariant: the lists say what is allowed, so whatever SVG learns
//! is refused until somebody adds it here.

use roxmltree::{Attribute, Document, NodeType};

use crate::{
    Picture, Placed,
    check::{Breach, PictureFault},
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that draw.
const ELEMENTS: [&str; 16] = [
    "circle",
    "clipPath",
    "defs",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
];

/// Beginnings of attributes that do more than draw.
const REFUSED_STARTS: [&str; 2] = ["on", "data-"];
/// Attributes that do more than draw, or bring words.
const REFUSED: [&str; 6] = ["style", "href", "src", "lang", "aria-label", "title"];

pub(super) fn check(picture: &Picture, breaches: &mut Vec<Placed<Breach>>) {
    for (line, fault) in faults(&picture.svg) {
        breaches.push(Placed::on_line(&picture.file, line, fault));
    }
}

/// Everything that a picture has and may not have, with its line.
fn faults(svg: &str) -> Vec<(usize, PictureFault)> {
    // Neither types nor entities are declared in a picture: by default this refuses both.
    let picture = match Document::parse(svg) {
        Ok(picture) if picture.root_element().tag_name().name() == "svg" => picture,
        _ => return vec![(1, PictureFault::NotSvg)],
    };
    let mut faults = Vec::new();
    for node in picture.descendants() {
        let mut tell = |at: usize, fault| {
            faults.push((picture.text_pos_at(at).row as usize, fault));
        };
        let begins = node.range().start;
        match node.node_type() {
            NodeType::Root | NodeType::Comment => {}
            NodeType::PI => tell(begins, PictureFault::NotSvg),
            NodeType::Text => {
                if !node.text().unwrap_or_default().trim().is_empty() {
                    tell(begins, PictureFault::Words);
                }
            }
            NodeType::Element => {
                let name = node.tag_name();
                if name.namespace() != Some(SVG) || !ELEMENTS.contains(&name.name()) {
                    tell(begins, PictureFault::Element(name.name().to_owned()));
                }
                for attribute in node.attributes() {
                    if let Some(fault) = fault_of(attribute) {
                        tell(attribute.range().start, fault);
                    }
                }
            }
        }
    }
    faults
}

fn fault_of(attribute: Attribute<'_, '_>) -> Option<PictureFault> {
    let name = attribute.name();
    if attribute.namespace().is_some() || is_refused(name) {
        Some(PictureFault::Attribute(name.to_owned()))
    } else if leads_out(attribute.value()) {
        Some(PictureFault::Reference(name.to_owned()))
    } else {
        None
    }
}

fn is_refused(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    REFUSED.contains(&name.as_str()) || REFUSED_STARTS.iter().any(|start| name.starts_with(start))
}

/// Whether a value is more than a figure, a colour, a path, or a part of the picture itself. A
/// backslash or an ampersand could hide something from this very question.
fn leads_out(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let has_function = value.match_indices("url(").any(|(at, _)| {
        let inside = value[at + 4..].trim_start();
        !inside.trim_start_matches(['"', '\'']).starts_with('#')
    });
    has_function || value.contains(['\\', '&', ';', '@']) || value.contains("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "<?xml version=\"1.0\"?>\n<!-- a path -->\n<svg \
        xmlns=\"http://www.w3.org/2000/svg\" viewBox='0 0 10 10'>\n<defs><linearGradient \
        id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>\n<g \
        fill=\"url(#a)\" ><path d = \"M0,0 L1-1z\"/></g>\n</svg>\n";

    #[test]
    fn shapes_and_colours_are_a_picture() {
        assert_eq!(faults(GOOD), []);
    }

    #[test]
    fn what_is_more_than_shapes_is_found_on_its_line() {
        let inside = |part: &str| GOOD.replace("<g fill", &format!("{part}<g fill"));
        for element in ["text", "script", "image", "use", "a", "foreignObject", "animate", "style"]
        {
            let found = faults(&inside(&format!("<{element}/>")));
            assert_eq!(found, [(5, PictureFault::Element(element.to_owned()))]);
        }
        for attribute in
            ["onload", "ONCLICK", "style", "href", "xlink:href", "xml:base", "aria-label", "src"]
        {
            let spaced = "xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
            let found = faults(&inside(&format!("<rect {spaced} {attribute}=\"1\"/>")));
            let name = attribute.rsplit(':').next().unwrap();
            assert_eq!(found, [(5, PictureFault::Attribute(name.to_owned()))]);
        }
        for value in
            ["url(https://example.org)", "url('x.svg#a')", "URL( x )", "&#117;rl(x)", "\\75 rl"]
        {
            let found = faults(&inside(&format!("<rect fill=\"{value}\"/>")));
            assert_eq!(found, [(5, PictureFault::Reference("fill".to_owned()))], "{value}");
        }
        for words in ["words", "&#119;ords", "<![CDATA[words]]>"] {
            assert_eq!(faults(&inside(words)), [(4, PictureFault::Words)]);
        }
        let other = faults(&inside("<rect xmlns=\"http://www.w3.org/1999/xhtml\"/>"));
        assert_eq!(other, [(5, PictureFault::Element("rect".to_owned()))]);
    }

    #[test]
    fn what_is_no_plain_svg_is_refused() {
        for bad in [
            "",
            "<p/>",
            "<svg>",
            "</svg>",
            "<svg></g>",
            "<svg/><svg/>",
            "<svg",
            "<svg a>",
            "<svg a=1/>",
            "<svg a=\"1/>",
            "<svg a=\"1\"b=\"2\"/>",
            "<svg a=\"<script>\"/>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
            "<svg><?php ?></svg>",
            "<svg><!-- </svg>",
        ] {
            assert!(faults(bad).iter().any(|(_, fault)| *fault == PictureFault::NotSvg), "{bad}");
        }
    }
}
