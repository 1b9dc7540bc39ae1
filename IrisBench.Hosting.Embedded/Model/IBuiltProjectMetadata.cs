using Aspire.Hosting;

namespace IrisBench.Hosting.Embedded;

/// <summary>
/// What the generated metadata of this host says besides Aspire's: Aspire starts a project through <c>dotnet run</c>,
/// this host starts what the build of the AppHost left, and so has to know where that is.
/// </summary>
public interface IBuiltProjectMetadata : IProjectMetadata
{
    /// <summary>Full path of the built assembly.</summary>
    string TargetPath { get; }
}
