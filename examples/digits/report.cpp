// SPDX-License-Identifier: Apache-2.0
// The findings on the terminal and as one page of HTML.
#include "report.hpp"

#include "data.hpp"

#include <fmt/color.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace digits {
namespace {

constexpr const char* style =
#include "style.inc"
    ;

/// HTML's own signs, and typography that a terminal does without.
std::string escape(std::string s) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{{{"&", "&amp;"},
                                                                                       {"<=", "&le;"},
                                                                                       {"<", "&lt;"},
                                                                                       {">", "&gt;"},
                                                                                       {" %", "&nbsp;%"},
                                                                                       {"+-", "&plusmn;"},
                                                                                       {"^2", "&sup2;"}}};
  for (const auto& [sign, entity] : signs)
    for (std::size_t at = 0; (at = s.find(sign, at)) != s.npos; at += entity.size())
      s.replace(at, sign.size(), entity);
  return s;
}

/// Words of at most this many letters a line.
std::string wrapped(const std::string& text, std::size_t columns, const std::string& indent) {
  std::string out, line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (!line.empty() && line.size() + 1 + end - at > columns) {
      out += indent + line + "\n";
      line.clear();
    }
    if (!line.empty())
      line += ' ';
    line.append(text, at, end - at);
    at = end + 1;
  }
  return out + indent + line + "\n";
}

std::string aligned(const std::string& s, std::size_t wide, bool left) {
  return left ? fmt::format("{:<{}}", s, wide) : fmt::format("{:>{}}", s, wide);
}

void print(const table& t) {
  std::vector<std::size_t> wide;
  for (std::size_t i = 0; i < t.columns.size(); ++i) {
    wide.push_back(t.columns[i].size());
    for (const auto& row : t.rows)
      wide[i] = std::max(wide[i], row[i].size());
  }
  for (std::size_t i = 0; i < wide.size(); ++i)
    fmt::print("  {}", aligned(t.columns[i], wide[i], i == 0));
  fmt::print("\n");
  for (const std::size_t w : wide)
    fmt::print("  {:-<{}}", "", w);
  fmt::print("\n");
  for (const auto& row : t.rows) {
    for (std::size_t i = 0; i < wide.size(); ++i)
      fmt::print("  {}", aligned(row[i], wide[i], i == 0));
    fmt::print("\n");
  }
}

std::string html(const table& t) {
  std::string out = "<div class=\"scroll\"><table><thead><tr>";
  for (std::size_t i = 0; i < t.columns.size(); ++i)
    out += fmt::format("<th{}>{}</th>", i ? " class=\"number\"" : "", escape(t.columns[i]));
  if (!t.curves.empty())
    out += fmt::format("<th>{}</th>", escape(t.curve_name));
  out += "</tr></thead><tbody>\n";
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    out += "<tr>";
    for (std::size_t i = 0; i < t.rows[r].size(); ++i) {
      const std::string& cell = t.rows[r][i];
      out += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", escape(cell))
                    : fmt::format("<td class=\"number\">{}</td>", escape(cell));
    }
    if (r < t.curves.size())
      out += fmt::format("<td>{}</td>", sparkline(t.curves[r]));
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::array<int, 3> tally(const findings& f) {
  std::array<int, 3> n{};
  for (const claim& c : f.claims)
    ++n[static_cast<std::size_t>(c.judged)];
  return n;
}

std::string html_claims(const findings& f) {
  static constexpr std::array marks{"yes", "partly", "no"};
  const auto n = tally(f);
  std::string out =
      fmt::format("<section><h2>The note, sentence by sentence</h2><p class=\"tally\"><span class=\"mark "
                  "yes\">{} hold</span> "
                  "<span class=\"mark partly\">{} hold with limits</span> <span class=\"mark no\">{} not "
                  "seen here</span></p>"
                  "<p>Each verdict is computed from the numbers of this run.</p><ul class=\"claims\">\n",
                  n[0], n[1], n[2]);
  for (const claim& c : f.claims)
    out += fmt::format("<li><div class=\"part\">{}</div><div><div class=\"sentence\">{}</div><div "
                       "class=\"measured\">{}</div></div>"
                       "<div><span class=\"mark {}\">{}</span></div></li>\n",
                       escape(c.part), escape(c.sentence), escape(c.measurement),
                       marks[static_cast<std::size_t>(c.judged)], words(c.judged));
  return out + "</ul></section>\n";
}

} // namespace

void print(const findings& f) {
  const bool colours = isatty(1) != 0;
  for (const section& s : f.sections) {
    fmt::print("\n{}\n{}\n", s.title, wrapped(s.text, 100, "  "));
    for (const table& t : s.tables)
      print(t);
  }
  fmt::print("\nThe note, sentence by sentence\n\n");
  for (const claim& c : f.claims) {
    const fmt::color colour = c.judged == verdict::holds         ? fmt::color::green
                              : c.judged == verdict::with_limits ? fmt::color::orange
                                                                 : fmt::color::red;
    const std::string judged = fmt::format("{:<17}", words(c.judged));
    fmt::print("  {}  {:<14} {}\n{}", colours ? fmt::format(fmt::fg(colour), "{}", judged) : judged, c.part,
               c.sentence, wrapped(c.measurement, 90, fmt::format("{:36}", "")));
  }
  const auto n = tally(f);
  fmt::print("\n  {} hold, {} hold with limits, {} not seen here\n", n[0], n[1], n[2]);
}

std::string html(const findings& f, const std::string& subtitle) {
  std::string page = fmt::format("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta "
                                 "name=\"viewport\" content=\"width=device-width, "
                                 "initial-scale=1\"><title>Slope: activations on handwritten "
                                 "digits</title><style>{}</style></head><body><main>\n"
                                 "<header><h1>Activations on handwritten digits</h1><p>{}</p></header>\n",
                                 style, escape(subtitle));
  page += html_claims(f);
  for (const section& s : f.sections) {
    page += fmt::format("<section><h2>{}</h2><p>{}</p>\n", escape(s.title), escape(s.text));
    for (const table& t : s.tables)
      page += html(t);
    for (const chart& c : s.charts)
      page += svg(c);
    page += "</section>\n";
  }
  return page + "<footer>Data: Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI "
                "Machine Learning Repository, 1998, "
                "doi 10.24432/C50P49, CC BY 4.0.</footer></main></body></html>\n";
}

void check_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::filesystem::path probe = folder / fmt::format(".report.{}", getpid());
  const bool can = !error && std::ofstream(probe).good();
  std::filesystem::remove(probe, error);
  if (!can)
    throw refusal(fmt::format("the report cannot be written into {}", folder.string()));
}

std::filesystem::path write_report(const std::filesystem::path& folder, const std::string& page) {
  const std::filesystem::path file = folder / "report.html",
                              part = folder / fmt::format(".report.{}", getpid());
  std::error_code error;
  std::ofstream out(part, std::ios::binary);
  out << page;
  out.close();
  if (out)
    std::filesystem::rename(part, file, error);
  if (out && !error)
    return file;
  std::filesystem::remove(part, error);
  throw refusal(fmt::format("the report cannot be written into {}", folder.string()));
}

} // namespace digits
