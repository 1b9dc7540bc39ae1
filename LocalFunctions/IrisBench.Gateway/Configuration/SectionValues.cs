namespace IrisBench.Gateway.Configuration;

internal static class SectionValues
{
    /// <summary>
    /// All values under a section by what stands between them and it. Configuration takes <c>__</c> in a variable's name
    /// for nesting, so a name like <c>services__iris-server__http__0</c> has to be put together again.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(IConfigurationSection section, string separator)
    {
        var values = new Dictionary<string, string>();
        foreach (var (path, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (path.Length > 0 && value is not null)
            {
                values[path.Replace(ConfigurationPath.KeyDelimiter, separator, StringComparison.Ordinal)] = value;
            }
        }

        return values;
    }
}
