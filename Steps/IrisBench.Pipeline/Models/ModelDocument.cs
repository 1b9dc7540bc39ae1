using System.Text.Json;
using System.Text.Json.Serialization;

namespace IrisBench.Pipeline.Models;

/// <summary>A trained classifier as it is stored and sent: its parameters, and where they come from. JSON, described by
/// <c>docs/schema/model-1.schema.json</c>.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Species">Names of the classes, 2 to 16.</param>
/// <param name="Features">Names of the measurements, in the order of the weights: <see cref="FeatureNames"/>.</param>
/// <param name="Scaling">What is done to a measurement before it meets the weights.</param>
/// <param name="Weights">A row for each species, with a number for each feature.</param>
/// <param name="Biases">A number for each species.</param>
/// <param name="Accuracy">Share of the test rows classified rightly, 0 to 1.</param>
/// <param name="Trainer">What trained it.</param>
/// <param name="DataSet">What it was trained on.</param>
public sealed record ModelDocument(
    string Schema,
    IReadOnlyList<string> Species,
    IReadOnlyList<string> Features,
    FeatureScaling Scaling,
    IReadOnlyList<IReadOnlyList<double>> Weights,
    IReadOnlyList<double> Biases,
    double Accuracy,
    TrainerDescription Trainer,
    DataSetDescription DataSet)
{
    /// <summary>Name and version of the schema.</summary>
    public const string CurrentSchema = "urn:irisbench:schema:model:1";

    /// <summary>Media type of the document.</summary>
    public const string MediaType = "application/json";

    /// <summary>Largest document, in bytes: 1 MiB.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>The four measurements of a flower.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } = ["sepalLength", "sepalWidth", "petalLength", "petalWidth"];
}

/// <summary>A measurement x becomes (x - offset) · factor.</summary>
/// <param name="Offsets">A number for each feature, in centimetres.</param>
/// <param name="Factors">A number for each feature.</param>
public sealed record FeatureScaling(IReadOnlyList<double> Offsets, IReadOnlyList<double> Factors);

/// <summary>What trained a model.</summary>
/// <param name="Name">The algorithm.</param>
/// <param name="Library">The library and its version.</param>
/// <param name="Settings">The algorithm's settings by name.</param>
public sealed record TrainerDescription(string Name, string Library, IReadOnlyDictionary<string, double> Settings);

/// <summary>What a model was trained and tested on.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Sha256">SHA-256 of its file, in lower-case hexadecimal.</param>
/// <param name="TrainRows">Rows it was trained on.</param>
/// <param name="TestRows">Rows its accuracy was measured on.</param>
public sealed record DataSetDescription(string Name, string Sha256, int TrainRows, int TestRows);

/// <summary>The document's JSON contract. Strict: what is unknown, repeated or nested deeper than a model is refused.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8)]
[JsonSerializable(typeof(ModelDocument))]
public sealed partial class ModelJson : JsonSerializerContext;
