using System.Text.Json;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Models;

/// <summary>Multinomial logistic regression, read from a <see cref="ModelDocument"/>: the probability of a species is the softmax of
/// weights · features + bias. Safe for concurrent use.</summary>
public sealed class IrisModel
{
    private IrisModel(ModelDocument document) => Document = document;

    /// <summary>The parameters.</summary>
    public ModelDocument Document { get; }

    /// <summary>Reads and checks a document and tries it on a flower.</summary>
    /// <param name="bytes">UTF-8 JSON, at most <see cref="ModelDocument.MaximumBytes"/>.</param>
    /// <exception cref="InvalidModelException">The bytes are no such document; says what is wrong.</exception>
    public static IrisModel Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ModelDocument.MaximumBytes)
            throw new InvalidModelException($"The document is larger than {ModelDocument.MaximumBytes} bytes.");
        // How a zip begins: what ML.NET saves, and this project stored before the document.
        if (bytes.StartsWith("PK"u8))
            throw new InvalidModelException(
                "This is an archive of ML.NET, which is no longer read: run the train step again, it posts a JSON document.");
        var model = new IrisModel(Read(bytes));
        ModelCheck.Check(model.Document);
        return model.Classify(default).Probabilities.Values.All(double.IsFinite)
            ? model
            : throw new InvalidModelException("The document is not a model: it gives no probabilities.");
    }

    /// <summary>A model of parameters that are known to be right.</summary>
    public static IrisModel Of(ModelDocument document) => new(document);

    /// <summary>Classifies one flower.</summary>
    public Classification Classify(IrisFeatures features)
    {
        ReadOnlySpan<double> measured = [features.SepalLength, features.SepalWidth, features.PetalLength, features.PetalWidth];
        var probabilities = Softmax(Scores(measured));
        var best = probabilities.AsSpan().IndexOf(probabilities.Max());
        return new Classification(
            Document.Species[best],
            Document.Species.Zip(probabilities, KeyValuePair.Create).ToDictionary());
    }

    private double[] Scores(ReadOnlySpan<double> measured)
    {
        var scores = Document.Biases.ToArray();
        for (var species = 0; species < scores.Length; species++)
        {
            for (var feature = 0; feature < measured.Length; feature++)
                scores[species] += Document.Weights[species][feature] * (measured[feature] - Document.Scaling.Offsets[feature])
                    * Document.Scaling.Factors[feature];
        }

        return scores;
    }

    // The largest score is taken off first, so that no exponential overflows.
    private static double[] Softmax(double[] scores)
    {
        var largest = scores.Max();
        var exponentials = Array.ConvertAll(scores, score => Math.Exp(score - largest));
        var sum = exponentials.Sum();
        return Array.ConvertAll(exponentials, exponential => exponential / sum);
    }

    private static ModelDocument Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ModelJson.Default.ModelDocument)
                ?? throw new InvalidModelException("The document is not a model but null.");
        }
        catch (JsonException exception)
        {
            var where = JsonPlace.Of(exception) is { } place ? $" It is wrong at '{place}'." : "";
            throw new InvalidModelException(
                $"The body is not a model: a JSON document of the schema {ModelDocument.CurrentSchema}.{where}", exception);
        }
    }
}

/// <summary>Four measurements of a flower, in centimetres.</summary>
public readonly record struct IrisFeatures(float SepalLength, float SepalWidth, float PetalLength, float PetalWidth);

/// <summary>What a model says of a flower.</summary>
/// <param name="Species">The most probable species.</param>
/// <param name="Probabilities">Probability (0 to 1, summing to 1) by species.</param>
public sealed record Classification(string Species, IReadOnlyDictionary<string, double> Probabilities);
