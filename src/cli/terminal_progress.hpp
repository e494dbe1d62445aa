#pragma once
// Progress as a person or a program wants it: a bar on a terminal, a plain line for each finished chapter when piped,
// JSON lines, or nothing. All of it goes to standard error; standard output is left for answers.

#include <memory>
#include <string_view>

#include "pipeline/progress.hpp"

namespace earbound {

enum class ProgressStyle { bar, plain, json, quiet };

/// What fits standard error: a bar on a terminal, else plain lines.
ProgressStyle default_progress_style();

std::unique_ptr<Progress> make_progress(ProgressStyle style);

}  // namespace earbound
