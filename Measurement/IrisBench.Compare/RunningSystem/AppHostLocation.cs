using System.Reflection;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Where the build put the AppHost; written into this assembly by the project file.</summary>
internal static class AppHostLocation
{
    public static string Assembly => Metadata("AppHostAssembly");

    public static string Directory => Metadata("AppHostDirectory");

    public static string UserSecretsId => Metadata("AppHostUserSecretsId");

    private static string Metadata(string key)
        => typeof(AppHostLocation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value
            ?? throw new InvalidOperationException($"The build left {key} empty.");
}
