namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold between the values of an experiment, beyond what each may be.</summary>
internal static class ExperimentRules
{
    private const int Features = 4;

    public static IEnumerable<string> Broken(Experiment experiment) => [.. OfAny(experiment), .. SweepRules.Broken(experiment)];

    private static IEnumerable<string> OfAny(Experiment experiment)
    {
        var (sides, rest) = (experiment.Sides, experiment.Rest);
        foreach (var name in sides.GroupBy(side => side.Name).Where(same => same.Count() > 1).Select(same => same.Key))
            yield return $"the side '{name}' is there twice; names must differ";
        foreach (var side in sides.Where(side => side.Replicas > 1
            && side is not { Packaging: Packaging.Functions, Mode: FunctionMode.Warm }))
            yield return $"the side '{side.Name}' cannot have {side.Replicas} replicas: only functions in mode warm can";
        foreach (var (index, flower) in experiment.Pipeline.Flowers.Index())
        {
            if (flower.Count != Features || !flower.All(double.IsFinite))
                yield return $"pipeline.flowers[{index}] must be {Features} numbers";
        }

        foreach (var problem in LoadRules.Broken(experiment.Load))
            yield return problem;
        if (experiment.Objective is not null && !experiment.Load.Kind.IsOpen())
            yield return "objective needs a load that has a plan of times: load.kind open, stages or trace";
        if (rest.MinimumSeconds > rest.MaximumSeconds)
            yield return "rest.minimumSeconds must not be more than rest.maximumSeconds";
    }
}

/// <summary>What must hold of a sweep before its points can be made.</summary>
internal static class SweepRules
{
    private const int MostFactors = 2;
    private const int MostPoints = 64;

    public static IEnumerable<string> Broken(Experiment experiment)
    {
        if (experiment.Vary is not { } vary)
            return experiment.Sweep is null ? [] : ["sweep is given, but vary, which says what varies, is missing"];

        var factors = SweepFactor.Of(experiment);
        return factors.Count is 0 or > MostFactors
            ? [$"vary must have one or two of {string.Join(", ", SweepFactor.All.Select(factor => factor.Name))}, not {factors.Count}"]
            : Broken(experiment, vary, factors);
    }

    private static IEnumerable<string> Broken(Experiment experiment, VaryDefinition vary, IReadOnlyList<SweepFactor> factors)
    {
        foreach (var factor in factors)
        {
            foreach (var same in factor.Settings(vary)!.GroupBy(setting => setting.Text).Where(same => same.Count() > 1))
                yield return $"vary.{factor.Name} has {same.Key} twice";
        }

        var points = factors.Aggregate(1L, (product, factor) => product * factor.Settings(vary)!.Count);
        if (points > MostPoints)
            yield return $"vary makes {points} points; {MostPoints} are the most";
        if (vary.Concurrency is not null && experiment.Load.Kind != LoadKind.Closed)
            yield return "vary.concurrency needs load.kind closed";
        if (vary.RatePerSecond is not null && experiment.Load.Kind != LoadKind.Open)
            yield return "vary.ratePerSecond needs load.kind open";
        foreach (var (name, values, repetition) in new[]
            { ("chain", vary.Chain, StepRepetition.Chain), ("fanOut", vary.FanOut, StepRepetition.FanOut) })
        {
            if (values is not null && experiment.Sides.All(side => side.System?.Steps.All(step => step.Repeat != repetition) ?? true))
                yield return $"vary.{name} needs a step of your own with repeat: {name}";
        }

        if ((vary.Mode is not null || vary.Compilation is not null) && experiment.Sides.All(side => side.Packaging != Packaging.Functions))
            yield return "vary.mode and vary.compilation need a side of functions";
        if (experiment.Sweep?.EnoughHalfWidth is not null && Looks.Of(experiment).Count == 1)
            yield return $"sweep.enoughHalfWidth ends points early, which {experiment.Rounds} rounds are too few for: the "
                + $"first look is after {Looks.FewestRounds} and at least half of them";
    }
}
