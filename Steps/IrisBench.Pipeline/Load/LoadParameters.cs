using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>What the load step is asked to do.</summary>
/// <param name="Iterations">How many times, 0 (no work: what is left is the call) to <see cref="MaxIterations"/>.</param>
/// <param name="Size">Rows and columns of the matrices, 1 to <see cref="MaxSize"/>.</param>
/// <param name="Seed">Seed of the random matrices, 0 to <see cref="MaxSeed"/>; null draws one.</param>
public sealed record LoadParameters(int Iterations, int Size, long? Seed)
{
    /// <summary>Most iterations of a run.</summary>
    public const int MaxIterations = 100_000;

    /// <summary>Largest matrix: three of this size are 100 MB for each core.</summary>
    public const int MaxSize = 2048;

    /// <summary>Largest seed, 2⁵³ - 1: what every JSON reader keeps exactly (RFC 8259, section 6).</summary>
    public const long MaxSeed = (1L << 53) - 1;

    /// <summary>The load of the Python original.</summary>
    public static LoadParameters Default { get; } = new(500, 500, null);

    /// <summary>Checks the ranges.</summary>
    /// <returns>This.</returns>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: a value is out of range.</exception>
    public LoadParameters EnsureInRange()
    {
        EnsureInRange("iterations", Iterations, 0, MaxIterations);
        EnsureInRange("size", Size, 1, MaxSize);
        EnsureInRange("seed", Seed ?? 0, 0, MaxSeed);
        return this;
    }

    private static void EnsureInRange(string name, long value, long least, long most)
    {
        if (value < least || value > most)
            throw StepException.InvalidInput($"{name} must be {least} to {most}, not {value}.");
    }
}

/// <summary>The step's input: nothing, <c>iterations;size;seed</c> with the last ones left out as one likes, or a JSON object with those
/// fields, each optional.</summary>
internal static class LoadGrammar
{
    private static readonly string Expected =
        $"expected iterations;size;seed or {{\"iterations\":…,\"size\":…,\"seed\":…}}, each optional, with iterations 0 to "
        + $"{LoadParameters.MaxIterations}, size 1 to {LoadParameters.MaxSize} and seed 0 to {LoadParameters.MaxSeed}, as whole numbers.";

    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>.</exception>
    public static LoadParameters Parse(StepRequest request, LoadParameters defaults)
    {
        var input = request.IsJson ? ParseJson(request.Body) : ParseText(request.Body);
        return new LoadParameters(
            input.Iterations ?? defaults.Iterations, input.Size ?? defaults.Size, input.Seed ?? defaults.Seed).EnsureInRange();
    }

    private static LoadInput ParseJson(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, LoadJsonContext.Default.LoadInput)!;
        }
        catch (JsonException exception)
        {
            throw new StepException(StepFailure.InvalidInput, $"The JSON body was not understood: {Expected}", exception);
        }
    }

    private static LoadInput ParseText(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return new LoadInput();
        var fields = body.Split(';', StringSplitOptions.TrimEntries);
        if (fields.Length > 3)
            throw StepException.InvalidInput($"The body has {fields.Length} fields: {Expected}");
        return new LoadInput(
            ParseNumber<int>("iterations", fields, 0), ParseNumber<int>("size", fields, 1), ParseNumber<long>("seed", fields, 2));
    }

    private static T? ParseNumber<T>(string name, string[] fields, int index)
        where T : struct, ISpanParsable<T>
    {
        if (index >= fields.Length)
            return null;
        return T.TryParse(fields[index], CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StepException.InvalidInput($"{name} is not a whole number in range: {Expected}");
    }
}

/// <summary>The JSON body of a request; what is null takes its default.</summary>
internal sealed record LoadInput(int? Iterations = null, int? Size = null, long? Seed = null);

/// <summary>The step's JSON contracts, generated at build time. An unknown or repeated field is an error, not ignored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoadInput))]
[JsonSerializable(typeof(LoadAnswer))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
