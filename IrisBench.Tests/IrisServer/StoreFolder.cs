namespace IrisBench.Tests.IrisServer;

/// <summary>A temporary folder for one test's store.</summary>
public sealed class StoreFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("iris-server-").FullName;

    /// <summary>A path whose folder the server has to create.</summary>
    public string StorePath => Path.Combine(Root, "data", "models.db");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
