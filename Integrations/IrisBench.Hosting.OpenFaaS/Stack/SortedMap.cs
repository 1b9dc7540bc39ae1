namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>Maps in one order whatever the culture and the order of declaration, so that publishing twice writes the same bytes.</summary>
internal static class SortedMap
{
    public static readonly IReadOnlyDictionary<string, string> Empty = new SortedDictionary<string, string>();

    public static SortedDictionary<string, T> Of<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var map = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            map[key] = value;
        }

        return map;
    }
}
