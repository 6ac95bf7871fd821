// SPDX-License-Identifier: Apache-2.0
// The findings for a reader: as text on the terminal, and as one HTML file that needs no network.
#pragma once

#include "findings.hpp"

#include <filesystem>
#include <string>

namespace digits {

void print(const findings& f);

/// A whole chart as inline SVG; colours come from the page's style, light or dark.
std::string svg(const chart& c);
std::string sparkline(const std::vector<double>& y);
std::string html(const findings& f, const std::string& subtitle);

/// Refuses before the long work if nothing can be written there; then writes report.html at once or not at
/// all.
void check_folder(const std::filesystem::path& folder);
std::filesystem::path write_report(const std::filesystem::path& folder, const std::string& page);

} // namespace digits
