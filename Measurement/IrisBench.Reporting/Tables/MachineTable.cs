using System.Globalization;
using IrisBench.Experiments.Results;
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
            ["Took", run.EndedAt is { } end ? Quantity.Seconds((end - run.StartedAt).TotalSeconds) : "has not ended"],
            ["Status", run.StatusReason is { } reason ? $"{run.Status}: {reason}" : $"{run.Status}"],
            ["Processor", $"{run.Machine.Cpu}, {MachineWording.Cores(run.Machine)}"],
            ["Memory", MachineWording.Memory(run.Machine)],
            ["System", $"{run.Machine.OperatingSystem}, kernel {run.Machine.Kernel}"],
            ["Runtime", run.Machine.DotNet],
            ["Load average at the start", run.Machine.LoadAverage is { } load ? Quantity.Number(load) : "not told"],
            ["irisbench", $"{run.ToolVersion}, commit {run.Machine.Commit ?? "unknown"}"],
            ["Figures of processes from", SourceOf(run.Source)],
            ["CPU and memory", ScopeWording.Of(run.Scope).ToLowerInvariant()],
            .. run.Components.Where(component => component.Build is not null)
                .GroupBy(component => BuildWording.Of(component.Build!), component => component.Name)
                .Select(built => (IReadOnlyList<string>)[$"Build of {string.Join(", ", built)}", built.Key]),
            .. run.SideBuilds.GroupBy(built => (built.Side, Build: BuildWording.Of(built.Build)))
                .Select(built => (IReadOnlyList<string>)[$"Build of {string.Join(", ", built.Select(one => one.Component))} in {built.Key.Side}", built.Key.Build]),
            .. run.SideBuilds.Where(built => built.Build.ProgramBytes > 0).GroupBy(built => built.Side)
                .Select(side => (IReadOnlyList<string>)[$"Size of the programs of {side.Key}", BuildWording.Sizes([.. side])]),
        ])
    {
        TextColumns = [1],
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
