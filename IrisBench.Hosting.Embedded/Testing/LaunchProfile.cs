using System.Text.Json;

namespace IrisBench.Hosting.Embedded;

// The environment that `dotnet run` would give the AppHost: that of the first profile.
internal static class LaunchProfile
{
    private static readonly JsonDocumentOptions s_json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static IEnumerable<(string Name, string Value)> Variables(string? projectDirectory)
    {
        var file = Path.Combine(projectDirectory ?? string.Empty, "Properties", "launchSettings.json");
        if (projectDirectory is null || !File.Exists(file))
            return [];

        using var settings = JsonDocument.Parse(File.ReadAllText(file), s_json);
        if (!settings.RootElement.TryGetProperty("profiles", out var profiles)
            || !profiles.EnumerateObject().First().Value.TryGetProperty("environmentVariables", out var variables))
            return [];
        return [.. variables.EnumerateObject().Select(variable => (variable.Name, variable.Value.GetString() ?? string.Empty))];
    }
}
