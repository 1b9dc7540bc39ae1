using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Experiment files, YAML and JSON: taken, or refused with a reason, and what is taken can be written down.</summary>
internal sealed class ExperimentTarget : IFuzzTarget
{
    private static readonly TextMutation Mutation = new(
        "[", "]", "{", "}", ": ", "- ", "  ", "&a ", "*a", "<<: *a", "? ", "!!int ", "!x ", "|\n", ">\n", "---\n", "...\n", "# ",
        "%YAML 1.2\n", "@", "`", "name: ", "sides:\n", "\"sides\": [", "\"name\":", "packaging: monolith", "mode: zero", "rounds: 0", ",");

    private static readonly string[] Right =
    [
        ExperimentTemplate.Create("fuzz", "./schema.json"),
        .. ExperimentProfiles.All.Select(profile => JsonSerializer.Serialize(profile, ResultsJson.Default.Experiment)),
    ];

    public Task<string> TryAsync(Random random, CancellationToken cancellationToken) => Task.Run(() => Try(random), cancellationToken);

    private static string Try(Random random)
    {
        try
        {
            var experiment = ExperimentFile.Parse(Mutation.Of(Right[random.Next(Right.Length)], random), "fuzz");
            _ = JsonSerializer.Serialize(experiment, ResultsJson.Default.Experiment);
            return "taken";
        }
        catch (DefinitionException exception)
        {
            return exception.Problems.Count > 0 && exception.Problems.All(problem => problem.Text.Length > 0)
                ? "refused"
                : throw new FuzzFailureException("refused without a reason");
        }
    }
}
