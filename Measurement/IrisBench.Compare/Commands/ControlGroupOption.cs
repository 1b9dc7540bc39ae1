using System.CommandLine;

namespace IrisBench.Compare.Commands;

/// <summary><c>--control-group COMPONENT=GROUP</c>, once for each container.</summary>
internal static class ControlGroupOption
{
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--control-group")
        {
            Description = "Take CPU and memory of a component from its container's control group, by path or container id; for each container of each component.",
            HelpName = "COMPONENT=GROUP",
            DefaultValueFactory = _ => [],
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Parts(token.Value) is not [{ Length: > 0 }, { Length: > 0 }]))
                result.AddError($"--control-group must be COMPONENT=GROUP, as in monolith=/docker/0123456789ab, not '{token.Value}'.");
        });
        return option;
    }

    /// <summary>The groups by component.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(IEnumerable<string> values) => values
        .Select(Parts)
        .GroupBy(parts => parts[0], parts => parts[1])
        .ToDictionary(groups => groups.Key, groups => (IReadOnlyList<string>)[.. groups.Distinct()]);

    private static string[] Parts(string value) => value.Split('=', 2);
}
