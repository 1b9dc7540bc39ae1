using System.Globalization;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Where and when the run was, and what it was run with.</summary>
internal static class MachineTable
{
    public static DataTable Of(RunHeader run) => new(
        ["", "Value"],
        [
            ["Run", run.Id],
            ["Began", run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)],
            ["Took", Took(run)],
            ["Status", run.StatusReason is { } reason ? $"{run.Status}: {reason}" : $"{run.Status}"],
            ["Processor", $"{run.Machine.Cpu}, {MachineWording.Cores(run.Machine)}"],
            ["Memory", MachineWording.Memory(run.Machine)],
            ["System", $"{run.Machine.OperatingSystem}, kernel {run.Machine.Kernel}"],
            ["Runtime", run.Machine.DotNet],
            ["Load average at the start", run.Machine.LoadAverage is { } load ? Quantity.Number(load) : "not told"],
            ["irisbench", $"{run.ToolVersion}, commit {run.Machine.Commit ?? "unknown"}"],
            ["Figures of processes from", SourceOf(run.Source)],
            ["CPU and memory", run.Scope == MeasuredScope.Container ? "of containers" : "of processes"],
            ["Memory is", RunWording.NameOf(run.MemoryKind)],
            .. run.Components.Where(component => component.Build is not null)
                .GroupBy(component => BuildWording.Of(component.Build!), component => component.Name)
                .Select(built => (IReadOnlyList<string>)[$"Build of {string.Join(", ", built)}", built.Key]),
            .. run.SideBuilds.GroupBy(built => (built.Side, Build: BuildWording.Of(built.Build)))
                .Select(built => (IReadOnlyList<string>)[
                    $"Build of {string.Join(", ", built.Select(one => one.Component))} in {built.Key.Side}", built.Key.Build]),
            .. run.SideScaling.GroupBy(scaling => (scaling.Side, scaling.Policy))
                .Select(scaled => (IReadOnlyList<string>)[
                    $"Scaling of {string.Join(", ", scaled.Select(one => one.Component))} in {scaled.Key.Side}",
                    PlainText.Clean(scaled.Key.Policy)]),
            .. run.SideBuilds.Where(built => built.Build.ProgramBytes > 0).GroupBy(built => built.Side)
                .Select(side => (IReadOnlyList<string>)[$"Size of the programs of {side.Key}", BuildWording.Sizes([.. side])]),
        ])
    {
        TextColumns = [1],
    };

    private static string Took(RunHeader run) => (run.EndedAt - run.StartedAt)?.TotalSeconds switch
    {
        null => "has not ended",
        // The clock was set back meanwhile.
        < 0 => "not known",
        { } seconds => Quantity.Seconds(seconds),
    };

    private static string SourceOf(MeasurementSource source) => source switch
    {
        MeasurementSource.Prometheus => "a Prometheus server",
        MeasurementSource.ControlGroups => "their containers' control groups",
        MeasurementSource.Processes => "the kernel's /proc",
        MeasurementSource.Several => "several places, which the notes name",
        _ => "their /metrics, scraped",
    };
}

/// <summary>What the parity gate asked, and what each side answered of what must agree.</summary>
internal static class ParityTable
{
    public static DataTable Of(RunHeader run)
    {
        var names = run.Parity.SelectMany(answer => answer.Answers?.Keys ?? []).Distinct().ToArray();
        // Who is not asked for flowers answers all of them alike.
        var hasFlowers = SystemTexts.UseFlowers(run.Experiment);
        return DataTable.Of(
            [.. hasFlowers ? ["Flower (cm)"] : Array.Empty<string>(), "Side", .. names],
            run.Parity,
            answer =>
            [
                .. hasFlowers ? [FlowerOf(answer)] : Array.Empty<string>(), answer.Side,
                .. names.Select(
                    name => answer.Answers is { } answers && answers.TryGetValue(name, out var value) ? value.ToString() : "–"),
            ],
            [.. Enumerable.Range(1, names.Length + (hasFlowers ? 1 : 0))]);
    }

    private static string FlowerOf(ParityAnswer answer)
        => string.Join(" · ", answer.Flower.Select(length => length.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Each side under each model that fits it.</summary>
internal static class CostTable
{
    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(CostSummary cost)
    {
        var all = Of(cost);
        return new([.. all.Columns.SkipLast(1)], [.. all.Rows.Select(row => (IReadOnlyList<string>)[.. row.SkipLast(1)])])
        {
            TextColumns = [1],
        };
    }

    public static DataTable Of(CostSummary cost) => DataTable.Of(
        ["Side", "Model", "Per million runs", "Per month, idle", "What went in"],
        cost.Lines,
        line =>
        [
            line.Side, RunWording.Of(line.Model), Quantity.Money(line.PerMillionRuns, cost.Currency),
            Quantity.Money(line.PerMonth, cost.Currency), line.Explanation,
        ],
        1, 4);
}

/// <summary>Cost per month at the rates of the drawn curves.</summary>
internal static class CostCurveTable
{
    public static DataTable Of(CostSummary cost) => DataTable.Of(
        ["Runs per second", .. cost.Curve.Select(curve => $"{curve.Side}, {RunWording.Of(curve.Model)}")],
        cost.Curve.SelectMany(curve => curve.Points).Select(point => point.X).Distinct().Order(),
        rate => [Quantity.Number(rate), .. cost.Curve.Select(curve => Cell(curve, rate, cost.Currency))]);

    private static string Cell(CostSeries curve, double rate, string currency)
        => curve.Points.FirstOrDefault(point => point.X == rate) is { } found ? Quantity.Money(found.Y, currency) : "–";
}
