//! XML as it is written, part by part.
//!
//! The writers of DOCX, ODT and HTML write with it. `quick_xml` escapes; its own writer is not used, since each of its calls
//! could fail and a text in memory cannot. Invariants: every text and every value of an attribute is cleaned and
//! escaped; what is opened is closed in the opposite order.

use quick_xml::escape::escape;

use crate::text::clean;

/// Attributes of an element, in their order.
pub(crate) type Attributes<'a> = [(&'a str, &'a str)];

/// A document that is being written.
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins with the line that every XML document has.
    pub(crate) fn document() -> Self {
        Self::after("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    }

    /// Begins after `head`, which is a constant of the caller.
    pub(crate) fn after(head: &'static str) -> Self {
        Self { out: head.to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &Attributes<'_>) -> &mut Self {
        self.tag(name, attributes, ">");
        self.open.push(name);
        self
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// Closes that many elements.
    pub(crate) fn close_all(&mut self, number: usize) {
        (0..number).for_each(|_| {
            self.close();
        });
    }

    /// An element without anything in it. In HTML only those that never have.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: &Attributes<'_>) -> &mut Self {
        self.tag(name, attributes, "/>");
        self
    }

    /// Words.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escape(clean(text)));
        self
    }

    /// An element with words in it and nothing else.
    pub(crate) fn leaf(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        text: &str,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// An element with what `inside` writes in it.
    pub(crate) fn within(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.open(name, attributes);
        inside(self);
        self.close()
    }

    /// What another one has written, as it is. It is whole.
    pub(crate) fn append(&mut self, other: Self) -> &mut Self {
        self.out.push_str(&other.finish());
        self
    }

    /// A constant of the caller, as it is.
    pub(crate) fn constant(&mut self, text: &'static str) -> &mut Self {
        self.out.push_str(text);
        self
    }

    /// The text. What is still open is closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &Attributes<'_>, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            // An end of a line in an attribute would be read as a blank anyway (XML 1.0, 3.3.3).
            self.out.push_str(&escape(clean(value).replace(['\n', '\t'], " ")));
            self.out.push('"');
        }
        self.out.push_str(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_markup_and_what_is_open_is_closed() {
        let mut xml = Xml::document();
        xml.open("a", &[("b", "\"<&'\n\u{0}>")]).text("]]><c>&amp;\u{1}").empty("d", &[]);
        let wanted = "<a b=\"&quot;&lt;&amp;&apos; &gt;\">]]&gt;&lt;c&gt;&amp;amp;<d/></a>";
        assert!(xml.finish().ends_with(wanted));
    }
}
