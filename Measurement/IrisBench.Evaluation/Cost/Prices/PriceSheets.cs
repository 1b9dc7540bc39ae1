using System.Reflection;

namespace IrisBench.Evaluation.Cost.Prices;

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
