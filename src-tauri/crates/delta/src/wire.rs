//! How a delta travels between the window and the shell: JSON, as Quill writes it.
//!
//! `[{"retain":5},{"insert":"x","attributes":{"strong":true}},{"delete":3}]`, an attribute that is removed from kept
//! text is `null`. The bridge reads and writes it: in code points between the page and the core, in UTF-16 between the page and
//! its editor, each as the type of the field says. Invariants: a step has the fields of
//! exactly one kind; and what arrives is normal form, however it was written. How much may arrive is
//! for [`Delta::check`] to say, and before that for the bridge, which bounds the bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{AttributeChanges, Attributes, Delta, Op, Unit};

/// A step as it is written.
#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Step {
    Retain {
        retain: usize,
        #[serde(default, skip_serializing_if = "AttributeChanges::is_empty")]
        attributes: AttributeChanges,
    },
    Insert {
        insert: String,
        #[serde(default, skip_serializing_if = "Attributes::is_empty")]
        attributes: Attributes,
    },
    Delete {
        delete: usize,
    },
}

impl From<&Op> for Step {
    fn from(op: &Op) -> Self {
        match op.clone() {
            Op::Retain { len, attributes } => Self::Retain { retain: len, attributes },
            Op::Insert { text, attributes } => Self::Insert { insert: text, attributes },
            Op::Delete { len } => Self::Delete { delete: len },
        }
    }
}

impl From<Step> for Op {
    fn from(step: Step) -> Self {
        match step {
            Step::Retain { retain, attributes } => Self::Retain { len: retain, attributes },
            Step::Insert { insert, attributes } => Self::Insert { text: insert, attributes },
            Step::Delete { delete } => Self::Delete { len: delete },
        }
    }
}

impl<U: Unit> Serialize for Delta<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ops().iter().map(Step::from))
    }
}

impl<'de, U: Unit> Deserialize<'de> for Delta<U> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let steps = Vec::<Step>::deserialize(deserializer)?;
        let built = steps.into_iter().fold(Self::builder(), |built, step| built.push(step.into()));
        built.build().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Utf16;

    fn read(json: &str) -> Result<Delta<Utf16>, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn a_delta_is_written_as_quill_writes_it() {
        let delta = Delta::<Utf16>::builder()
            .retain(5)
            .insert_with("😀", Attributes::new().with("strong", true).with("level", 2))
            .delete(3)
            .retain_with(1, AttributeChanges::new().remove("strong").set("link", "https://a.org"));
        let delta = delta.build().unwrap();
        let json = r#"[{"retain":5},{"insert":"😀","attributes":{"level":2,"strong":true}},{"delete":3},{"retain":1,"attributes":{"link":"https://a.org","strong":null}}]"#;
        assert_eq!(serde_json::to_string(&delta).unwrap(), json);
        assert_eq!(read(json).unwrap(), delta);
        assert_eq!(read("[]").unwrap(), Delta::new());
    }

    #[test]
    fn what_arrives_is_normal_form() {
        let written = r#"[{"delete":1},{"retain":0},{"insert":"a"},{"insert":"b","attributes":{}},{"retain":9}]"#;
        let delta = read(written).unwrap();
        assert_eq!(serde_json::to_string(&delta).unwrap(), r#"[{"insert":"ab"},{"delete":1}]"#);
    }

    #[test]
    fn what_is_no_step_is_refused() {
        for bad in [
            "[{}]",
            r#"[{"retain":-1}]"#,
            r#"[{"retain":1.5}]"#,
            r#"[{"retain":"1"}]"#,
            r#"[{"retain":1,"delete":1}]"#,
            r#"[{"retain":1,"insert":"a"}]"#,
            r#"[{"retain":1,"colour":"red"}]"#,
            r#"[{"retain":1,"retain":2}]"#,
            r#"[{"insert":{"image":"a"}}]"#,
            r#"[{"insert":"a","attributes":{"strong":null}}]"#,
            r#"[{"insert":"a","attributes":{"level":1.5}}]"#,
            r#"[{"insert":"a","attributes":{"style":{"a":1}}}]"#,
            r#"[{"delete":1,"attributes":{"strong":true}}]"#,
            r#"[{"retain":1,"attributes":null}]"#,
            r#"[{"insert":"\ud83d"}]"#,
            r#"[{"retain":18446744073709551615},{"delete":1}]"#,
            r#"[{"retain":18446744073709551616}]"#,
            r#"{"ops":[]}"#,
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
