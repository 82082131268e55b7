#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kFilePhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::file_not_found,
     KONTOR_TEXT("There is no file {file}. Check its name and folder.")},
    {RefusalCode::file_not_found, KONTOR_TEXT("No file is named. Name at least one.")},
    {RefusalCode::file_unreadable,
     KONTOR_TEXT("The file {file} cannot be read. Check that it is a file and that you may read "
                 "it.")},
    {RefusalCode::file_empty, KONTOR_TEXT("The file {file} has no rows. Export it again.")},
    {RefusalCode::file_binary,
     KONTOR_TEXT("The file {file} is not text: it looks like {kind}. Export it as CSV.")},
    {RefusalCode::file_binary, KONTOR_TEXT("The file {file} is not text. Export it as CSV.")},
    {RefusalCode::file_html,
     KONTOR_TEXT("The file {file} is a web page, perhaps the log-in page of the shop. Sign in "
                 "there and export again.")},
    {RefusalCode::file_cut_off,
     KONTOR_TEXT("The file {file} ends in the middle of line {line}. Export or copy it again.")},
    {RefusalCode::file_cut_off,
     KONTOR_TEXT("The file {file} is cut off at its end. Export or copy it again.")},
    {RefusalCode::file_line_too_long,
     KONTOR_TEXT("Line {line} of {file} is longer than {limit} bytes. Check that the file is a "
                 "table and that its quotation marks are closed.")},
    {RefusalCode::file_line_too_long,
     KONTOR_TEXT("A line of {file} is too long. Check that the file is a table and that its "
                 "quotation marks are closed.")},
    {RefusalCode::file_cell_too_long,
     KONTOR_TEXT("A cell in line {line} of {file} is longer than {limit} bytes. Check that the "
                 "quotation marks are closed.")},
    {RefusalCode::file_cell_too_long,
     KONTOR_TEXT("A cell of {file} is too long. Check that the quotation marks are closed.")},
    {RefusalCode::file_too_many_columns,
     KONTOR_TEXT("Line {line} of {file} has more than {limit} columns. Check the separator of "
                 "the file.")},
    {RefusalCode::file_too_many_columns,
     KONTOR_TEXT("The file {file} has too many columns. Check its separator.")},
    {RefusalCode::file_bad_quoting,
     KONTOR_TEXT("In line {line} of {file} text follows a closing quotation mark. Export the "
                 "file again; do not edit it by hand.")},
    {RefusalCode::file_bad_quoting,
     KONTOR_TEXT("In {file} text follows a closing quotation mark. Export the file again; do "
                 "not edit it by hand.")},
    {RefusalCode::file_mixed_encoding,
     KONTOR_TEXT("Line {line} of {file} is not text in {encoding}. Save the whole file as "
                 "UTF-8.")},
    {RefusalCode::file_mixed_encoding,
     KONTOR_TEXT("Line {line} of {file} is in another encoding than the lines before it. Save "
                 "the whole file as UTF-8.")},
    {RefusalCode::file_mixed_encoding,
     KONTOR_TEXT("The file {file} mixes several encodings. Save the whole file as UTF-8.")},
    {RefusalCode::file_encoding_unclear,
     KONTOR_TEXT("It is not clear whether {file} is {encodings}. Say it with --encoding, or save "
                 "the file as UTF-8.")},
    {RefusalCode::file_encoding_unclear,
     KONTOR_TEXT("The encoding of {file} is not clear. Say it with --encoding, or save the file as "
                 "UTF-8.")},
    {RefusalCode::encoding_unknown,
     KONTOR_TEXT("There is no encoding {encoding} here. There are {encodings}.")},
    {RefusalCode::file_dates_unclear,
     KONTOR_TEXT("Dates of {file} such as “{value}” in “{column}” may have the day or the month "
                 "first. Say which with --dates dmy or --dates mdy.")},
    {RefusalCode::file_no_header,
     KONTOR_TEXT("The first row of {file} reads like data ({found}), not like column names. "
                 "Export it with its header.")},
    {RefusalCode::file_no_header,
     KONTOR_TEXT("The file {file} has no row with column names. Export it with its header.")},
    {RefusalCode::file_duplicate_header,
     KONTOR_TEXT("The column “{column}” stands twice in the header of {file}. Rename or remove "
                 "one of them.")},
    {RefusalCode::file_duplicate_header,
     KONTOR_TEXT("A column stands twice in the header of {file}. Rename or remove one of them.")},
    {RefusalCode::file_other_profile,
     KONTOR_TEXT("The file {file} is not for the profile {profile}; it looks like {other}. "
                 "Import it with {other}.")},
    {RefusalCode::file_missing_columns,
     KONTOR_TEXT("The file {file} lacks columns that the profile {profile} needs: {columns}. "
                 "Export it with them, or choose another profile.")},
    {RefusalCode::file_missing_columns,
     KONTOR_TEXT("The file {file} lacks columns that are needed: {columns}. Export it with "
                 "them.")},
    {RefusalCode::file_columns_per_row,
     KONTOR_TEXT("Line {line} of {file} has {found} cells where the header has {expected}. "
                 "Correct the line or export the file again.")},
    {RefusalCode::file_columns_per_row,
     KONTOR_TEXT("A line of {file} has another number of cells than the header. Correct the "
                 "line or export the file again.")},
    {RefusalCode::file_unordered,
     KONTOR_TEXT("Line {line} of {file} belongs to an order that ended further up. Sort the "
                 "file by order and import it again.")},
    {RefusalCode::file_unordered,
     KONTOR_TEXT("The rows of {file} are not in the order that is needed. Sort the file and "
                 "import it again.")},
    {RefusalCode::settlement_total_disagrees,
     KONTOR_TEXT("The amounts of settlement {settlement} in {file} add up to {sum}, its total says "
                 "{total}. Download the settlement again.")},
    {RefusalCode::settlement_value_wrong,
     KONTOR_TEXT("“{value}” in “{column}”, line {line} of {file}, can't be read, and a settlement "
                 "is taken whole or not at all. Download it again.")},
    {RefusalCode::settlement_value_wrong,
     KONTOR_TEXT("“{column}” is empty in line {line} of {file}, and a settlement is taken whole or "
                 "not at all. Download it again.")},
    {RefusalCode::profile_unknown,
     KONTOR_TEXT("No profile fits the file {file} with the columns {columns}. Choose a profile, "
                 "or write a mapping for it.")},
    {RefusalCode::profile_unknown,
     KONTOR_TEXT("There is no profile {profile}. “kontor profiles” lists them.")},
    {RefusalCode::mapping_unknown,
     KONTOR_TEXT("There is no mapping {mapping}. Name a file, or one of: {shipped}.")},
    {RefusalCode::mapping_unknown,
     KONTOR_TEXT("There is no mapping {mapping}. Name one that is shipped, or a file.")},
    {RefusalCode::mapping_invalid,
     KONTOR_TEXT("{file}: in the column “{column}”, “{value}” and “{other}” are written in "
                 "different ways. Correct the file, or say in the mapping how its numbers are "
                 "written.")},
    {RefusalCode::mapping_invalid,
     KONTOR_TEXT("{file}: in the column “{column}”, “{value}” may have a decimal mark or groups "
                 "of thousands. Say in the mapping how its numbers are written.")},
    {RefusalCode::mapping_invalid,
     KONTOR_TEXT("The mapping {mapping} is wrong at {path}: {why} ({value}). Correct it there.")},
    {RefusalCode::mapping_invalid,
     KONTOR_TEXT("The mapping {mapping} is wrong at {path}: {why}. Correct it there.")},
    {RefusalCode::mapping_file_missing,
     KONTOR_TEXT("The mapping {mapping} needs the file {file}. Name it too.")},
    {RefusalCode::mapping_file_missing,
     KONTOR_TEXT("The mapping {mapping} needs another file. Name all of its files.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> file_phrases() { return kFilePhrases; }

}  // namespace kontor::i18n
