namespace IrisBench.Reporting.Charts;

internal static class NameList
{
    /// <summary>The place of a name; the first for one that is missing, so that a drawing still has a colour for it.</summary>
    public static int IndexOf(this IReadOnlyList<string> names, string name)
        => names.Index().FirstOrDefault(entry => entry.Item == name).Index;
}
