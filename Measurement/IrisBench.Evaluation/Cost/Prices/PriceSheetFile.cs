using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
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
            sheet = JsonSerializer.Deserialize(text, HandWrittenJson.Of<PriceSheet>())
                ?? throw new PriceSheetException($"{source}: there is no price sheet in it.");
        }
        catch (JsonException exception)
        {
            throw new PriceSheetException($"{source}: {HandWrittenJson.Problem(exception)}", exception);
        }

        var broken = PriceSheetRules.BrokenBy(sheet).ToArray();
        return broken.Length == 0 ? sheet : throw new PriceSheetException($"{source}: {string.Join("; ", broken)}.");
    }
}

/// <summary>The price sheets that come with irisbench.</summary>
public static class PriceSheets
{
    private const string Extension = ".json";
    private static readonly Assembly Home = typeof(PriceSheets).Assembly;
    private static readonly string Folder = $"{typeof(PriceSheets).Namespace}.";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Home.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The one that is taken when none is named.</summary>
    public static PriceSheet Default { get; } = Named("aws-us-east-1");

    /// <summary>The sheet of that name.</summary>
    /// <exception cref="PriceSheetException">There is none.</exception>
    public static PriceSheet Named(string name) => PriceSheetFile.Parse(TextOf(name), name);

    /// <summary>Its file, to copy and change.</summary>
    /// <exception cref="PriceSheetException">There is none.</exception>
    public static string TextOf(string name)
    {
        using var stream = Home.GetManifestResourceStream($"{Folder}{name}{Extension}")
            ?? throw new PriceSheetException($"There is no price sheet '{name}'; irisbench has {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What a price sheet must hold to: the ranges at its properties, and what goes beyond a single one.</summary>
internal static class PriceSheetRules
{
    /// <summary>Each broken rule, by the path of its value.</summary>
    public static IEnumerable<string> BrokenBy(PriceSheet sheet) => RangesBrokenBy(sheet, "").Concat(SizesBrokenBy(sheet));

    private static IEnumerable<string> RangesBrokenBy(object value, string path)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        foreach (var result in results)
            yield return $"{path}{JsonNamingPolicy.CamelCase.ConvertName(result.MemberNames.First())}: {result.ErrorMessage?.TrimEnd('.')}";
        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            var name = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var inner = property.GetValue(value) switch
            {
                string or null => [],
                IEnumerable list => list.Cast<object>().Select((item, index) => (Item: item, Path: $"{name}[{index}]")),
                var single => [(Item: single, Path: name)],
            };
            foreach (var broken in inner.Where(part => part.Item.GetType().Assembly == typeof(PriceSheet).Assembly)
                .SelectMany(part => RangesBrokenBy(part.Item, $"{part.Path}.")))
                yield return broken;
        }
    }

    private static IEnumerable<string> SizesBrokenBy(PriceSheet sheet)
    {
        if (sheet.Functions.MaximumMegabytes < sheet.Functions.MinimumMegabytes)
            yield return "functions.maximumMegabytes: is less than minimumMegabytes";
        if (sheet.Functions.FixedMegabytes is { } size
            && (size < sheet.Functions.MinimumMegabytes || size > sheet.Functions.MaximumMegabytes))
            yield return "functions.fixedMegabytes: is not between minimumMegabytes and maximumMegabytes";
        if (sheet.Pods.Sizes.SelectMany(sizes => sizes.Gigabytes).Any(gigabytes => gigabytes is not (> 0 and < 1e6)))
            yield return "pods.sizes: a size of memory must be above 0";
    }
}

/// <summary>Why a price sheet cannot be used: a reason that the user is told in one line, without a stack trace.</summary>
public sealed class PriceSheetException(string message, Exception? innerException = null) : Exception(message, innerException);
