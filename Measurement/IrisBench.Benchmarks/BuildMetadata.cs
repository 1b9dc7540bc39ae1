using System.Reflection;

namespace IrisBench.Benchmarks;

/// <summary>What the build of this program wrote down for it.</summary>
internal static class BuildMetadata
{
    /// <summary>The top of the repository.</summary>
    public static string RepositoryRoot => Of("RepositoryRoot");

    /// <summary>The value of a name; of a program that is started here, where the build left it.</summary>
    public static string Of(string name)
        => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == name).Value!;
}
