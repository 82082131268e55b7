#pragma once

// Marks for texts that stand in tables and are looked up later. They do nothing in the program;
// tools/pot finds the texts by them.

/// A text that Catalogue::text will look up.
#define KONTOR_TEXT(text) text
/// Both forms of a text that Catalogue::plural will look up.
#define KONTOR_PLURAL(one, many) one, many
