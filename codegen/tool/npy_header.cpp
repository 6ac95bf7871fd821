// SPDX-License-Identifier: Apache-2.0
// A parser for the three kinds of value that such a dictionary has: a string, True or False, a tuple of
// lengths.
#include <slope/codegen/tool/npy_header.hpp>

#include <algorithm>
#include <charconv>

#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

constexpr std::size_t most_axes = 64; // as in NumPy

class parser {
public:
  parser(std::string_view file, std::string_view text) : file_(file), text_(text) {}

  npy_header dictionary() {
    expect('{');
    while (!accept('}')) {
      entry(string());
      if (!accept(',') && !ahead('}'))
        malformed();
    }
    if (skip(), at_ != text_.size() || keys_.size() != 3)
      malformed();
    // The order of the axes is only seen where two of them are longer than one.
    if (fortran_ &&
        std::count_if(header_.shape.begin(), header_.shape.end(), [](std::size_t n) { return n != 1; }) > 1)
      refuse("{}: the array is in Fortran order; only C order is read", file_);
    return header_;
  }

private:
  void entry(std::string_view key) {
    if (std::find(keys_.begin(), keys_.end(), key) != keys_.end())
      malformed();
    keys_.push_back(key);
    expect(':');
    if (key == "descr")
      header_.type = &type();
    else if (key == "fortran_order")
      fortran_ = boolean();
    else if (key == "shape")
      header_.shape = tuple();
    else
      malformed();
  }

  const element_type& type() {
    if (ahead('['))
      refuse("{}: the array is structured; only plain arrays of numbers are read", file_);
    const std::string_view descr = string();
    for (const element_type& t : element_types)
      if (t.descr == descr)
        return t;
    if (descr.starts_with('>'))
      refuse("{}: the array is big-endian ({}); only little-endian arrays are read", file_, descr);
    if (descr.ends_with('O'))
      refuse("{}: the array holds Python objects; only numbers are read", file_);
    refuse("{}: the array's type is {}; those that are read are <f4, <f8, <f2, and <u2 for bf16", file_,
           descr);
  }

  std::string_view string() {
    skip();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    const std::size_t end =
        quote == '\'' || quote == '"' ? text_.find(quote, at_ + 1) : std::string_view::npos;
    if (end == std::string_view::npos)
      malformed();
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return inside;
  }

  bool boolean() {
    skip();
    for (const auto& [word, value] : {std::pair{std::string_view("True"), true}, {"False", false}})
      if (text_.substr(at_).starts_with(word))
        return at_ += word.size(), value;
    malformed();
  }

  lengths tuple() {
    lengths all;
    expect('(');
    for (bool comma = true; !accept(')'); comma = accept(',')) {
      if (!comma)
        malformed();
      all.push_back(length());
      if (all.size() == 1 && ahead(')')) // (3) is a number, (3,) a tuple
        malformed();
    }
    if (all.size() > most_axes)
      refuse("{}: {} axes are absurd", file_, all.size());
    return all;
  }

  std::size_t length() {
    if (ahead('-'))
      refuse("{}: a length in the shape is negative", file_);
    std::size_t value = 0;
    const auto [end, wrong] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (wrong == std::errc::result_out_of_range)
      refuse("{}: a length in the shape does not fit in 64 bits", file_);
    if (wrong != std::errc())
      malformed();
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  void skip() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  bool ahead(char c) {
    skip();
    return at_ < text_.size() && text_[at_] == c;
  }
  bool accept(char c) {
    const bool found = ahead(c);
    at_ += found;
    return found;
  }
  void expect(char c) {
    if (!accept(c))
      malformed();
  }
  [[noreturn]] void malformed() const {
    refuse("{}: the header is not a dictionary of descr, fortran_order and shape", file_);
  }

  std::string_view file_, text_;
  std::size_t at_ = 0;
  std::vector<std::string_view> keys_;
  npy_header header_;
  bool fortran_ = false;
};

} // namespace

npy_header parse_header(std::string_view file, std::string_view text) {
  return parser(file, text).dictionary();
}

} // namespace slope::tool
