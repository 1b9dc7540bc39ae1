using System.Reflection;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace IrisBench.Hosting.Embedded;

// What the build writes into the AppHost's assembly about its project; see build/Embedded.AppHost.targets.
internal static class AppHostAssembly
{
    public static string? ProjectDirectory(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => string.Equals(metadata.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value
            is { } directory && Directory.Exists(directory) ? directory : null;

    public static string? UserSecretsId(Assembly? assembly) =>
        assembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;
}
