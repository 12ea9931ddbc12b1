//! Makes three files of Rust at build time: the typed message functions from `locales/en`, the names that
//! languages have for themselves, and the enum of icons from `assets/icons`.
//!
//! Run by cargo. Invariant: a message without a comment that names each of its variables stops the
//! build, so a translator always knows what stands for what.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("..");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("messages.rs"), generate_messages(&root.join("locales/en"))?)?;
    fs::write(out.join("own_names.rs"), generate_own_names(&root.join("locales/own-names.ftl"))?)?;
    fs::write(out.join("icons.rs"), generate_icons(&root.join("assets/icons"))?)?;
    Ok(())
}

/// The files of a folder with this ending, by name.
fn files(folder: &Path, extension: &str) -> Outcome<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|have| have == extension) {
            println!("cargo::rerun-if-changed={}", path.display());
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

// ── what languages call themselves ──────────────────────────────────────────────────────────────

fn generate_own_names(file: &Path) -> Outcome<String> {
    println!("cargo::rerun-if-changed={}", file.display());
    let resource = parser::parse(fs::read_to_string(file)?)
        .map_err(|(_, errors)| format!("the own names cannot be parsed: {errors:?}"))?;
    let mut rows = String::new();
    let mut count = 0;
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let Some(ast::Pattern { elements }) = message.value else { continue };
        let [ast::PatternElement::TextElement { value }] = elements.as_slice() else {
            return Err(format!("the own name of {} is not plain", message.id.name).into());
        };
        writeln!(rows, "    ({:?}, {value:?}),", message.id.name)?;
        count += 1;
    }
    Ok(format!("const OWN_NAMES: [(&str, &str); {count}] = [\n{rows}];\n"))
}

// ── messages ────────────────────────────────────────────────────────────────────────────────────

type Message = ast::Message<String>;

fn generate_messages(folder: &Path) -> Outcome<String> {
    let mut messages: BTreeMap<String, (Message, String)> = BTreeMap::new();
    for path in files(folder, "ftl")? {
        let source = fs::read_to_string(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let resource = parser::parse(source)
            .map_err(|(_, errors)| format!("{name} cannot be parsed: {errors:?}"))?;
        for entry in resource.body {
            if let ast::Entry::Message(message) = entry {
                let id = message.id.name.clone();
                if messages.insert(id.clone(), (message, name.clone())).is_some() {
                    return Err(format!("{id} stands twice in the catalogue").into());
                }
            }
        }
    }
    let mut code = String::from("use super::{Arg, Text};\n");
    for (id, (message, file)) in &messages {
        let comment: String =
            message.comment.as_ref().map(|comment| comment.content.join("\n")).unwrap_or_default();
        if let Some(value) = &message.value {
            let variables = variables_of(value, &messages);
            check_documented(file, id, &comment, &variables)?;
            write_function(&mut code, id, None, &variables, &comment)?;
        }
        for attribute in &message.attributes {
            let variables = variables_of(&attribute.value, &messages);
            check_documented(file, id, &comment, &variables)?;
            write_function(&mut code, id, Some(&attribute.id.name), &variables, &comment)?;
        }
    }
    Ok(code)
}

fn check_documented(
    file: &str,
    id: &str,
    comment: &str,
    variables: &BTreeSet<String>,
) -> Outcome<()> {
    for variable in variables {
        if !comment.contains(&format!("${variable}")) {
            return Err(format!(
                "{file}: {id} uses ${variable}; say in a comment above it what that stands for"
            )
            .into());
        }
    }
    Ok(())
}

fn write_function(
    code: &mut String,
    id: &str,
    attribute: Option<&str>,
    variables: &BTreeSet<String>,
    comment: &str,
) -> Outcome<()> {
    let name = attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}-{attribute}"));
    writeln!(code, "/// `{name}` of the catalogue.")?;
    for line in comment.lines() {
        writeln!(code, "///\n/// {line}")?;
    }
    let make = if is_critical(comment) { "critical" } else { "new" };
    let values = |of: &str, make: &str| {
        let value = |name: &String| format!("({name:?}, {of}{}{make})", snake(name));
        variables.iter().map(value).collect::<Vec<_>>().join(", ")
    };
    if variables.len() < 2 {
        let parameters: Vec<String> =
            variables.iter().map(|name| format!("{}: impl Into<Arg>", snake(name))).collect();
        writeln!(
            code,
            "#[must_use]\npub fn {}({}) -> Text {{ Text::{make}({id:?}, {attribute:?}, vec![{}]) }}",
            snake(&name),
            parameters.join(", "),
            values("", ".into()"),
        )?;
        return Ok(());
    }
    // Where there are several, each is named at the place of use: nobody can give one for another.
    let fields: Vec<String> =
        variables.iter().map(|name| format!("pub {}: Arg", snake(name))).collect();
    let kind = camel(&name);
    writeln!(
        code,
        "#[derive(Clone, Debug)]\n#[expect(missing_docs, reason = \"said above\")]\npub struct {kind} {{ {} }}\n\
         impl From<{kind}> for Text {{ fn from(it: {kind}) -> Self {{ Text::{make}({id:?}, {attribute:?}, vec![{}]) }} }}",
        fields.join(", "),
        values("it.", ""),
    )?;
    Ok(())
}

/// Whether safety hangs on the message: its comment has a line `CRITICAL`.
fn is_critical(comment: &str) -> bool {
    comment.lines().any(|line| line.trim() == "CRITICAL")
}

fn snake(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

/// Every variable that a pattern needs, also by the messages that it refers to.
fn variables_of(
    pattern: &ast::Pattern<String>,
    messages: &BTreeMap<String, (Message, String)>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect_pattern(pattern, messages, &mut found, 0);
    found
}

fn collect_pattern(
    pattern: &ast::Pattern<String>,
    messages: &BTreeMap<String, (Message, String)>,
    found: &mut BTreeSet<String>,
    depth: u8,
) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_expression(expression, messages, found, depth);
        }
    }
}

fn collect_expression(
    expression: &ast::Expression<String>,
    messages: &BTreeMap<String, (Message, String)>,
    found: &mut BTreeSet<String>,
    depth: u8,
) {
    match expression {
        ast::Expression::Inline(inline) => collect_inline(inline, messages, found, depth),
        ast::Expression::Select { selector, variants } => {
            collect_inline(selector, messages, found, depth);
            for variant in variants {
                collect_pattern(&variant.value, messages, found, depth);
            }
        }
    }
}

fn collect_inline(
    inline: &ast::InlineExpression<String>,
    messages: &BTreeMap<String, (Message, String)>,
    found: &mut BTreeSet<String>,
    depth: u8,
) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, messages, found, depth);
            }
            for argument in &arguments.named {
                collect_inline(&argument.value, messages, found, depth);
            }
        }
        ast::InlineExpression::Placeable { expression } => {
            collect_expression(expression, messages, found, depth);
        }
        // A message that refers to itself would go round for ever; three steps are plenty.
        ast::InlineExpression::MessageReference { id, .. } if depth < 3 => {
            if let Some(pattern) =
                messages.get(&id.name).and_then(|(other, _)| other.value.as_ref())
            {
                collect_pattern(pattern, messages, found, depth + 1);
            }
        }
        _ => {}
    }
}

// ── icons ───────────────────────────────────────────────────────────────────────────────────────

fn generate_icons(folder: &Path) -> Outcome<String> {
    let mut variants = String::new();
    let mut arms = String::new();
    for path in files(folder, "svg")? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = camel(&stem);
        let shape = path_data(&fs::read_to_string(&path)?)
            .ok_or_else(|| format!("{stem}.svg holds no path"))?;
        writeln!(variants, "    /// `{stem}.svg`.\n    {name},")?;
        writeln!(arms, "            Self::{name} => {shape:?},")?;
    }
    Ok(format!(
        "/// The icons of the app, each with one meaning.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Icon {{\n{variants}}}\n\n\
         impl Icon {{\n    /// The outline, in a square of 256.\n    #[must_use]\n    \
         pub fn path(self) -> &'static str {{\n        match self {{\n{arms}        }}\n    }}\n}}\n"
    ))
}

/// The shapes of all paths of an icon, as one.
fn path_data(svg: &str) -> Option<String> {
    let shapes: Vec<&str> = svg
        .split(" d=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(shape, _)| shape))
        .collect();
    (!shapes.is_empty()).then(|| shapes.join(""))
}

fn camel(stem: &str) -> String {
    stem.split(['_', '-'])
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
        })
        .collect()
}
