using System.Globalization;
using IrisBench.Experiments.Faults;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Started;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold of faults, beyond what each value may be. Nothing is done to what irisbench has not started, unless a command of
/// the experiment's own does it.</summary>
internal static class FaultRules
{
    private const string Remedy = "say 'do: command', with a command that does it";

    public static IEnumerable<(string Path, string Problem)> Broken(Experiment experiment)
    {
        if (experiment is { Faults.Count: > 0, Vary: not null })
            yield return ("faults", "are of an experiment of one point: leave 'vary' out");
        foreach (var (index, fault) in experiment.Faults.Index())
        {
            SideDefinition[] sides = [.. experiment.Sides.Where(fault.IsOf)];
            string[] missing = sides.Length > 0 ? [] : [NoSide(fault, experiment)];
            var ofSides = sides.SelectMany(side => At(fault, side), (side, told) => $"at the side '{side.Name}' {told}");
            foreach (var problem in Values(fault, experiment.Load).Concat(missing).Concat(ofSides))
                yield return ($"faults[{index}]", problem);
        }
    }

    /// <summary>Faults that come while another one of the same part lasts: nobody could tell what came of which, and the second would not
    /// find the part as the first found it. What has been run with such before can still be read.</summary>
    public static IEnumerable<(string Path, string Problem)> Meeting(Experiment experiment)
        => experiment.Faults.Index().SelectMany(fault => experiment.Sides.Where(fault.Item.IsOf)
            .SelectMany(side => Met(fault.Item, fault.Index, side, experiment.Faults)).Take(1)
            .Select(problem => ($"faults[{fault.Index}]", problem)));

    private static IEnumerable<string> Values(FaultDefinition fault, LoadDefinition load)
    {
        if (load is { Kind: LoadKind.Open } or { Kind: LoadKind.Stages, Stages: not null }
            && RateCurve.Of(load).Seconds is var seconds && fault.AtSeconds >= seconds)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"is at {fault.AtSeconds} s, when no run arrives any more: the load lasts {seconds} s");
        if (fault.Do == FaultKind.Stop && fault.ForSeconds is null)
            yield return "stops something and does not say for how long: add 'forSeconds'";
        if (fault.Do != FaultKind.Stop && fault.ForSeconds is not null)
            yield return "has 'forSeconds', which only 'do: stop' has";
        if (fault.Do == FaultKind.Command && string.IsNullOrWhiteSpace(fault.Command))
            yield return "lacks 'command'";
        if (fault.Do != FaultKind.Command && fault.Command is not null)
            yield return "has a command, which only 'do: command' runs";
    }

    private static IEnumerable<string> Met(FaultDefinition fault, int index, SideDefinition side, IReadOnlyList<FaultDefinition> faults)
        => faults.Index()
            .Where(other => (other.Item.AtSeconds, other.Index).CompareTo((fault.AtSeconds, index)) < 0 && other.Item.IsOf(side)
                && AreOfOne(fault, other.Item, side) && fault.AtSeconds < EndOf(other.Item))
            .Select(other => string.Create(
                CultureInfo.InvariantCulture,
                $"comes while faults[{other.Index}] lasts, which is done to the same part of the side '{side.Name}': have it come at "
                    + $"{EndOf(other.Item)} s or later, or leave one of them out at that side"));

    // What a command is done to, only its author knows.
    private static bool AreOfOne(FaultDefinition one, FaultDefinition other, SideDefinition side)
        => one.Do != FaultKind.Command && other.Do != FaultKind.Command
            && (side.Packaging != Packaging.Functions || (one.Function is { } function && function == other.Function));

    // From then on another one can be prepared.
    private static double EndOf(FaultDefinition fault) => Math.Round(fault.AtSeconds + RoundFaults.AimSeconds + fault.Do switch
    {
        FaultKind.Stop => fault.ForSeconds ?? 0,
        FaultKind.Restart => ProgramGuard.LongestStop.TotalSeconds,
        _ => 0,
    }, 3);

    private static string NoSide(FaultDefinition fault, Experiment experiment)
        => $"is of the side '{Excerpt.Of(fault.Side!)}', which there is not; there are "
            + $"{string.Join(", ", experiment.Sides.Select(side => side.Name))}. Left out, 'side' is every side";

    private static IEnumerable<string> At(FaultDefinition fault, SideDefinition side) => (side.Packaging, side.System) switch
    {
        ({ } packaging, _) => AtIris(fault, packaging),
        (_, { } system) => fault.Do == FaultKind.Command ? OfCommand(fault, system) : AtStarted(fault, side, system),
        _ => [],
    };

    private static IEnumerable<string> AtIris(FaultDefinition fault, Packaging packaging)
    {
        var known = string.Join(", ", PipelineSteps.All);
        if (fault.Do == FaultKind.Command)
            yield return "is a command, which only a system of your own has: say kill, stop or restart, and of which component";
        if (fault.Steps.Count > 0)
            yield return "has 'steps', which only a system of your own has: of the Iris pipeline the component says them";
        if (packaging == Packaging.Functions && fault.Component is null)
            yield return $"lacks 'component', one of {known}";
        else if (fault.Component is { } component && fault.Function is null
            && !(packaging == Packaging.Monolith && component == ComponentNames.Monolith))
            yield return $"is of the component '{Excerpt.Of(component)}', which is none that fails for one side alone; {known} are";
        if (packaging == Packaging.Monolith && fault.Do == FaultKind.Restart)
            yield return "restarts the monolith, which irisbench cannot ask of Aspire: say 'do: kill', after which the AppHost starts it "
                + "again";
    }

    private static IEnumerable<string> AtStarted(FaultDefinition fault, SideDefinition side, SystemDefinition system)
    {
        if (system.Start is null)
        {
            yield return $"is done to a system that irisbench has not started: add 'start', or {Remedy}";
            yield break;
        }

        if (fault.Component is { } name && !IsStarted(name, side, system))
            yield return $"is of the component '{Excerpt.Of(name)}', which is not what irisbench starts: leave it out, say {side.Name}, or "
                + Remedy;
        if (fault.Do != FaultKind.Stop
            && system.Components.FirstOrDefault(component => component.Metrics is not null || !IsWhole(component)) is { } other)
            yield return $"ends what {other.Name} is measured by: measure it as a process, 'process: \"{{{{pid}}}}\"', or leave the "
                + "components out";
        foreach (var problem in OfSteps(fault, system))
            yield return problem;
    }

    private static IEnumerable<string> OfCommand(FaultDefinition fault, SystemDefinition system)
        => OfText(fault.Command ?? "", system).Concat(OfSteps(fault, system));

    private static IEnumerable<string> OfText(string command, SystemDefinition system)
    {
        string[] known = [StartValues.Folder, StartValues.Name, .. system.Start is null
            ? Array.Empty<string>() : [StartValues.Port, StartValues.ProcessId]];
        try
        {
            return Template.Parse(command).Names.Except(known)
                .Select(name => $"has a command that uses {{{{{name}}}}}; there only {string.Join(", ", known)} are known");
        }
        catch (FormatException exception)
        {
            return [$"has a command that {exception.Message}"];
        }
    }

    // Where answers name the steps, they are not known before.
    private static IEnumerable<string> OfSteps(FaultDefinition fault, SystemDefinition system)
        => system.Steps.Any(step => step.Durations is not null)
            ? []
            : fault.Steps.Except(system.Steps.Select(step => step.Name))
                .Select(step => $"names the step '{Excerpt.Of(step)}', which it lacks");

    // Its whole has the side's name. A run gives what two systems call alike the side's name before its own.
    private static bool IsStarted(string name, SideDefinition side, SystemDefinition system) => name == side.Name
        || system.Components.Any(component => IsWhole(component) && (component.Name == name || component.Name == $"{side.Name}-{name}"));

    private static bool IsWhole(ComponentDefinition component)
        => component.Process is { } process && Template.Parse(process).Names.Contains(StartValues.ProcessId);
}
