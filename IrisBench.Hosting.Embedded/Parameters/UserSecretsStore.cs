using System.Text.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace IrisBench.Hosting.Embedded;

// The file that `dotnet user-secrets` keeps for the AppHost, readable by its owner only.
internal sealed class UserSecretsStore(string filePath)
{
    private static readonly Lock s_lock = new();
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    public string FilePath { get; } = filePath;

    public static UserSecretsStore? For(string? userSecretsId)
    {
        if (string.IsNullOrWhiteSpace(userSecretsId))
            return null;

        try
        {
            return new UserSecretsStore(PathHelper.GetSecretsPathFromSecretsId(userSecretsId));
        }
        catch (InvalidOperationException)
        {
            // No home directory: generated values then last for one run.
            return null;
        }
    }

    public void Set(string key, string value)
    {
        try
        {
            lock (s_lock)
                Write(key, value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DistributedApplicationException($"The generated value of '{key}' cannot be kept in {FilePath}: {exception.Message}", exception);
        }
    }

    private void Write(string key, string value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var secrets = File.Exists(FilePath) ? JsonNode.Parse(File.ReadAllText(FilePath)) as JsonObject ?? [] : [];
        secrets[key] = value;

        // Moved into place whole: a kill in between loses nothing.
        var temporary = $"{FilePath}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(secrets.ToJsonString(s_json));
        File.Move(temporary, FilePath, overwrite: true);
    }
}
