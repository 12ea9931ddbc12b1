//! The catalogue of one language, read with Fluent's own parser.
//!
//! Used by the tests of locales. Invariant: a file that Fluent cannot read in full is a failure.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

use crate::project::{names_in, read};

/// A message with what stands above it.
pub(crate) struct Message {
    /// `messaging` for `messaging.ftl`.
    pub(crate) file: String,
    pub(crate) comment: String,
    /// The message itself by the name "", its attributes by theirs.
    pub(crate) patterns: BTreeMap<String, Pattern<String>>,
}

impl Message {
    /// Whether the English stands beneath it while the language is a draft.
    pub(crate) fn is_critical(&self) -> bool {
        self.comment.lines().any(|line| line.trim() == "CRITICAL")
    }
}

/// Every message of a language.
pub(crate) fn catalogue(tag: &str) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for name in names_in(&format!("locales/{tag}")) {
        let Some(file) = name.strip_suffix(".ftl") else { continue };
        let resource = parser::parse(read(&format!("locales/{tag}/{name}")))
            .unwrap_or_else(|(_, errors)| panic!("locales/{tag}/{name}: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let comment = message.comment.map(|it| it.content.join("\n"));
                    let value = message.value.map(|value| (String::new(), value));
                    let attributes =
                        message.attributes.into_iter().map(|it| (it.id.name, it.value));
                    let one = Message {
                        file: file.to_owned(),
                        comment: comment.unwrap_or_default(),
                        patterns: value.into_iter().chain(attributes).collect(),
                    };
                    let before = found.insert(message.id.name.clone(), one);
                    assert!(before.is_none(), "{} stands twice in {tag}", message.id.name);
                }
                Entry::Term(term) => panic!("-{}: terms are not in use", term.id.name),
                Entry::Junk { content } => panic!("locales/{tag}/{name}: {content}"),
                _ => {}
            }
        }
    }
    assert!(found.len() > 100, "{tag} has only {} messages", found.len());
    found
}

/// A choice inside a message: by which variable, with which variants, the default last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) variable: String,
    pub(crate) keys: BTreeSet<String>,
    pub(crate) default: String,
}

/// What stands in a pattern, at any depth.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) text: String,
    pub(crate) variables: BTreeSet<String>,
    pub(crate) functions: BTreeSet<String>,
    pub(crate) messages: BTreeSet<String>,
    pub(crate) choices: Vec<Choice>,
}

impl Parts {
    pub(crate) fn of(pattern: &Pattern<String>) -> Self {
        let mut parts = Self::default();
        parts.read(pattern);
        parts
    }

    fn read(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
        self.text.push('\n');
    }

    fn read_expression(&mut self, expression: &Expression<String>) {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.read_inline(inline),
            Expression::Select { selector, variants } => (selector, variants),
        };
        self.read_inline(selector);
        let variable = match selector {
            InlineExpression::VariableReference { id } => id.name.clone(),
            other => format!("{other:?}"),
        };
        let key = |key: &VariantKey<String>| match key {
            VariantKey::Identifier { name } => name.clone(),
            VariantKey::NumberLiteral { value } => value.clone(),
        };
        let default = variants.iter().find(|variant| variant.default);
        self.choices.push(Choice {
            variable,
            keys: variants.iter().map(|variant| key(&variant.key)).collect(),
            default: default.map(|variant| key(&variant.key)).unwrap_or_default(),
        });
        for variant in variants {
            self.read(&variant.value);
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.clone());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.clone());
                arguments.positional.iter().for_each(|one| self.read_inline(one));
                arguments.named.iter().for_each(|one| self.read_inline(&one.value));
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.clone());
            }
            InlineExpression::StringLiteral { value } => self.text.push_str(value),
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::NumberLiteral { .. } | InlineExpression::TermReference { .. } => {}
        }
    }
}
