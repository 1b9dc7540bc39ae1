using System.Text.Json;
using IrisBench.Experiments;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>Reads a price sheet of the user's.</summary>
public static class PriceSheetFile
{
    private const int MaximumBytes = 1 << 20;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">Of a file by <c>docs/schema/prices-1.schema.json</c>, at most 1 MiB.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PriceSheetException">It cannot be read, or is no valid price sheet.</exception>
    public static async Task<PriceSheet> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            return Parse(await BoundedFile.ReadTextAsync(path, MaximumBytes, cancellationToken), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new PriceSheetException($"The price sheet cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads and checks a text.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="source">What to call it in an error.</param>
    /// <exception cref="PriceSheetException">It is no valid price sheet.</exception>
    public static PriceSheet Parse(string text, string source)
    {
        PriceSheet sheet;
        try
        {
            sheet = JsonSerializer.Deserialize(text, HandWrittenJson.Of<PriceSheet>()) ?? throw new PriceSheetException($"{source}: there is no price sheet in it.");
        }
        catch (JsonException exception)
        {
            throw new PriceSheetException($"{source}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }

        var broken = PriceSheetRules.BrokenBy(sheet).ToArray();
        return broken.Length == 0 ? sheet : throw new PriceSheetException($"{source}: {string.Join("; ", broken)}.");
    }
}
