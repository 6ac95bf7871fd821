// SPDX-License-Identifier: Apache-2.0
// The algorithm of each pattern.
#include <slope/codegen/kernels/pipeline.hpp>

#include <algorithm>

#include <slope/codegen/elementary/building_blocks.hpp>
#include <slope/codegen/exact_constants.hpp>
#include <slope/codegen/storage.hpp>
#include <slope/codegen/lower.hpp>

namespace slope::codegen {
namespace {

using Halide::Expr;
using Halide::Func;

class making {
 public:
  making(const form& f, pattern kind, std::string name, bool on_device) : form_(f), name_(std::move(name)), on_device_(on_device) {
    made_.kind = kind;
    made_.working = Halide::Float(f.working);
    for (const emit::argument& a : f.arguments) declare(a);
  }

  kernel_pipeline done() {
    if (made_.kind == pattern::pieces)
      grouped();
    else if (form_.has_gradients())
      on_device_ ? summed_on_device() : joined();
    else
      mapped();
    for (Func& f : made_.outputs) {
      f.output_buffers()[0].dim(0).set_min(0);  // the others of a tuple follow
      for (Halide::OutputImageParam buffer : f.output_buffers()) buffer.dim(0).set_stride(1);
    }
    if (made_.kind != pattern::rows) alike();
    return std::move(made_);
  }

 private:
  struct source {
    bool is_array = false;
    int dimensions = 0;
    Halide::ImageParam array;
    Expr number;
  };

  void declare(const emit::argument& a) {
    source s;
    const bool output = a.role == slope_output || a.role == slope_learned_gradient;
    const bool learned_number = a.role == slope_learned && made_.kind != pattern::columns;
    if (!output && (a.role == slope_scalar || learned_number)) {
      const Halide::Param<void> passed(Halide::Float(scalar_format(form_.number).bits()), name_ + "_" + a.name);
      s.number = Halide::cast(made_.working, passed);
      made_.arguments.push_back(passed);
    } else if (!output) {
      s.is_array = true;
      s.dimensions = a.role == slope_learned ? 1 : made_.kind == pattern::rows ? 1 : made_.kind == pattern::columns || a.reduced ? 2 : 3;
      s.array = Halide::ImageParam(storage_type(form_.number.type), s.dimensions, name_ + "_" + a.name);
      s.array.dim(0).set_min(0).set_stride(1);
      for (int k = 1; k < s.dimensions; ++k) s.array.dim(k).set_min(0);
      made_.arguments.push_back(s.array);
    }
    sources_.push_back(s);
  }

  std::vector<Expr> coordinates() const {
    switch (made_.kind) {
      case pattern::rows: return {made_.var.i};
      case pattern::columns: return {made_.var.i, made_.var.o};
      case pattern::pieces: return {made_.var.i, made_.var.k, made_.var.o};
    }
    return {};
  }

  // Of outputs that share a loop Halide would guard each, had they extents of their own.
  void alike() {
    const Halide::ImageParam& x = first_array().array;
    const int outermost = x.dimensions() - 1;
    for (Func& f : made_.outputs)
      for (int k = 0; k < f.dimensions(); ++k)
        f.output_buffers()[0].dim(k).set_bounds(0, x.dim(k > 0 && k == f.dimensions() - 1 ? outermost : k).extent());
  }

  static std::vector<Halide::Var> variables(const std::vector<Expr>& at) {
    std::vector<Halide::Var> vars;
    for (const Expr& e : at) vars.emplace_back(e.as<Halide::Internal::Variable>()->name);
    return vars;
  }

  static Func defined(const std::string& name, const std::vector<Expr>& at, const std::vector<Expr>& values) {
    Func f(name);
    const auto vars = variables(at);
    if (values.size() == 1)
      f(vars) = values[0];
    else
      f(vars) = Halide::Tuple(values);
    return f;
  }

  Expr load(const source& s, const std::vector<Expr>& at) const { return loaded(s.array(at), form_.number.type, form_.working); }

  // All outputs for the element at these coordinates, as they are stored, but parts of sums as they come; in groups with the
  // largest piece and whether this one is selected.
  std::vector<Expr> element(const std::vector<Expr>& at, const std::vector<Expr>& group = {}) const {
    std::vector<Expr> values;
    for (std::size_t a = 0; a < sources_.size(); ++a) {
      const source& s = sources_[a];
      if (!s.is_array)
        values.push_back(s.number);  // undefined for outputs, which no program reads
      else if (form_.arguments[a].role == slope_learned)
        values.push_back(load(s, {at[0]}));
      else if (form_.arguments[a].reduced)
        values.push_back(load(s, {at.front(), at.back()}));
      else
        values.push_back(load(s, at));
    }
    values.insert(values.end(), group.begin(), group.end());
    std::vector<Expr> outputs = lower(form_.element, values, made_.working);
    for (std::size_t output = 0; output < outputs.size(); ++output)
      if (!is_sum(output)) outputs[output] = stored(outputs[output], form_.number.type);
    return form_.working == 64 ? with_exact_constants(outputs) : outputs;
  }

  const emit::argument& output_argument(std::size_t output) const {
    return form_.arguments[form_.arguments.size() - form_.output_count() + output];
  }
  bool is_sum(std::size_t output) const { return output_argument(output).role == slope_learned_gradient; }
  std::string output_name(std::size_t output) const { return name_ + "_" + output_argument(output).name; }

  void mapped() {
    const auto at = coordinates();
    if (form_.output_count() == 1) {
      made_.outputs.push_back(defined(name_, at, element(at)));
      return;
    }
    const Func elements = defined(name_ + "_elements", at, element(at));
    std::vector<Expr> parts;
    for (std::size_t output = 0; output < form_.output_count(); ++output) parts.push_back(elements(at)[static_cast<int>(output)]);
    made_.outputs.push_back(defined(name_, at, parts));
    made_.inner.push_back({elements, 0, {}});
  }

  // One loop stores the maps and adds to the sums, all outputs of an element being computed before any is stored, which may be in an
  // input's place. Halide joins loops of like stages alone, so a map is an update too: of nothing.
  void joined() {
    const axes& v = made_.var;
    const bool rows = made_.kind == pattern::rows;
    for (std::size_t output = 0; output < form_.output_count(); ++output) {
      Func stage(is_sum(output) ? output_name(output) + "_sums" : output_name(output));
      if (is_sum(output))
        stage(rows ? v.lane : v.i) = Expr(0.0);
      else
        stage(variables(coordinates())) = Halide::undef(storage_type(form_.number.type));
      made_.joined.push_back(stage);
      if (is_sum(output)) made_.sums.push_back(stage);
    }
    join(name_ + "_whole", {{0, sum_lanes}, {0, extent_of_first() / sum_lanes}});
    join(name_ + "_last", {{0, extent_of_first() % sum_lanes}});
    for (std::size_t output = 0; output < made_.joined.size(); ++output) {
      const Func& stage = made_.joined[output];
      made_.outputs.push_back(!is_sum(output) ? stage : rows ? tree(output_name(output), stage) : copy(output_name(output), stage));
    }
  }

  // Whole rounds of all lanes, or what is left of the last one; of columns in each row.
  void join(const std::string& name, std::vector<Halide::Range> over) {
    const bool whole = over.size() > 1, rows = made_.kind == pattern::rows;
    if (!rows) over.emplace_back(0, first_array().array.dim(1).extent());
    const Halide::RDom r(over, name);
    const Expr i = (whole ? Expr(r.y) : extent_of_first() / sum_lanes) * sum_lanes + r.x, place = rows ? Expr(r.x) : i;
    std::vector<Expr> at{i};
    if (!rows) {  // said so that Halide does not see, as it would in maps alone, that rows are independent
      const Halide::RVar row = r[r.dimensions() - 1];
      at.push_back(Halide::min(row, row.extent() - 1));
    }
    const Func elements = defined(name_ + "_elements", coordinates(), element(coordinates()));
    for (std::size_t output = 0; output < made_.joined.size(); ++output) {
      Func& stage = made_.joined[output];
      const Expr value = elements(at)[static_cast<int>(output)];
      if (is_sum(output))
        stage(place) = elementary::detail::strict_add(stage(place), Halide::cast<double>(value));
      else
        stage(at) = value;
    }
    made_.updates.push_back({elements, r});
  }

  // Halide takes an output that it updates and reads for aligned, which a caller's need not be.
  Func copy(const std::string& name, const Func& sums) const { return defined(name, {made_.var.i}, {sums(made_.var.i)}); }

  // A device has copies of the arrays, so an output never takes an input's place there, and memory is dearer than arithmetic.
  void summed_on_device() {
    const auto at = coordinates();
    const std::vector<Expr> values = element(at);
    for (std::size_t output = 0; output < values.size(); ++output) {
      const auto value = [&](const Expr& i) { return Halide::Internal::substitute(made_.var.i.name(), i, values[output]); };
      if (is_sum(output)) {
        const Func sums = lanes(output_name(output) + "_lanes", device_lanes, extent_of_first(), value);
        made_.outputs.push_back(tree(output_name(output), lanes(output_name(output) + "_folded", sum_lanes, Expr(device_lanes),
                                                                [&](const Expr& i) { return Expr(sums(i)); })));
      } else {
        made_.outputs.push_back(defined(output_name(output), at, {values[output]}));
      }
    }
  }

  // The same additions in the same order on every target of a kind.
  Func tree(const std::string& name, const Func& sums) const {
    std::vector<Expr> tree;
    for (int i = 0; i < sum_lanes; ++i) tree.push_back(sums(i));
    for (; tree.size() > 1; tree.resize(tree.size() / 2))
      for (std::size_t i = 0; i < tree.size() / 2; ++i)
        tree[i] = elementary::detail::strict_add(tree[i], tree[i + tree.size() / 2]);
    Func sum(name);
    sum(made_.var.one) = tree[0];
    return sum;
  }

  // lane l has the elements l, l + count, l + 2 count, ...
  template <class Element>
  Func lanes(const std::string& name, int count, const Expr& extent, Element element) {
    const Halide::Var& l = made_.var.lane;
    Func sums(name);
    sums(l) = Expr(0.0);
    Halide::RDom round(0, (extent + (count - 1)) / count, name + "_round");
    round.where(round * count + l < extent);
    sums(l) = elementary::detail::strict_add(sums(l), Halide::cast<double>(element(round * count + l)));
    made_.sums.push_back(sums);
    return sums;
  }

  void grouped() {
    const axes& v = made_.var;
    const Expr last = first_array().array.dim(1).extent() - 1;
    for (std::size_t output = 0; output < form_.output_count(); ++output) {
      const auto [selection, pieces] = largest_piece(output_name(output) + "_selection");
      const Expr largest = selection(v.i, v.o)[0], index = selection(v.i, v.o)[1];
      if (output_argument(output).reduced) {
        const Expr piece = Halide::clamp(index, 0, last);
        made_.outputs.push_back(defined(output_name(output), {v.i, v.o},
                                        {element({v.i, piece, v.o}, {largest, Halide::Internal::make_one(made_.working)})[output]}));
      } else {
        const Expr selected = Halide::cast(made_.working, v.k == index);
        made_.outputs.push_back(
            defined(output_name(output), {v.i, v.k, v.o}, {element({v.i, v.k, v.o}, {largest, selected})[output]}));
      }
      made_.inner.push_back({selection, output, pieces});
    }
  }

  // (the largest piece, its index): the last of equal pieces; a NaN stays.
  std::pair<Func, Halide::RVar> largest_piece(const std::string& name) const {
    const axes& v = made_.var;
    const source& x = first_array();
    Func selection(name);
    const Halide::RDom r(1, x.array.dim(1).extent() - 1, name + "_r");
    selection(v.i, v.o) = Halide::Tuple(load(x, {v.i, 0, v.o}), Expr(0));
    const Expr best = selection(v.i, v.o)[0], piece = load(x, {v.i, r, v.o});
    const Expr better = (piece >= best || elementary::is_nan(piece)) && !elementary::is_nan(best);
    selection(v.i, v.o) = Halide::Tuple(Halide::select(better, piece, best), Halide::select(better, r, selection(v.i, v.o)[1]));
    return {selection, r.x};
  }

  const source& first_array() const {
    return *std::find_if(sources_.begin(), sources_.end(), [](const source& s) { return s.is_array; });
  }
  Expr extent_of_first() const { return first_array().array.dim(0).extent(); }

  const form& form_;
  std::string name_;
  bool on_device_;
  std::vector<source> sources_;
  kernel_pipeline made_;
};

}  // namespace

kernel_pipeline make_pipeline(const form& f, pattern kind, const std::string& name, bool on_device) {
  return making(f, kind, name, on_device).done();
}

}  // namespace slope::codegen
