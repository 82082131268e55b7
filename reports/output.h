#pragma once

#include "formats/bytes/sink.h"
#include "formats/display_width.h"
#include "formats/row_writer.h"

/// A report's table and where it goes, for those who run reports: programs above this layer know
/// the reports, not the file formats below them.
namespace kontor::reports {

using formats::ByteSink;
using formats::Cell;
using formats::Column;
using formats::ColumnType;
using formats::DateText;
using formats::DecimalText;
using formats::DescriptorSink;
using formats::display_width;
using formats::FileSink;
using formats::make_row_writer;
using formats::output_form_from_name;
using formats::OutputForm;
using formats::OutputOptions;
using formats::plain_text;
using formats::RowWriter;

}  // namespace kontor::reports
