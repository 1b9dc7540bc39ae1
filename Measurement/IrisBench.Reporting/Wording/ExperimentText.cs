using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>An experiment as the file that repeats it.</summary>
internal static class ExperimentText
{
    // Every format escapes for itself; to escape for HTML here as well would be twice.
    private static readonly ResultsJson Json = new(new JsonSerializerOptions(ResultsJson.Default.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(Experiment experiment) => JsonSerializer.Serialize(experiment, Json.Experiment);
}
