namespace IrisBench.Tests.LiveView;

/// <summary>Temporary folders for one live page: its results, its home, and something beside them that is none of its business.</summary>
public sealed class LiveFolder : IDisposable
{
    public const string Secret = "nobody may read this";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("irisbench-live-");

    public LiveFolder()
    {
        Directory.CreateDirectory(Results);
        Directory.CreateDirectory(Home);
        File.WriteAllText(SecretFile, Secret);
    }

    public string Results => Path.Combine(_root.FullName, "results");

    public string Home => Path.Combine(_root.FullName, "home");

    public string SecretFile => Path.Combine(_root.FullName, "secret.txt");

    /// <summary>The folder of the one run that is there.</summary>
    public string OnlyRun => Assert.Single(Directory.GetDirectories(Results));

    public void Dispose() => _root.Delete(recursive: true);
}
