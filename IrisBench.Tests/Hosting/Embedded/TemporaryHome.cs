namespace IrisBench.Tests.Hosting.Embedded;

internal sealed class TemporaryHome : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("irisbench-home-").FullName;

    public string Secrets => System.IO.Path.Combine(Path, ".microsoft", "usersecrets", "irisbench-tests-apphost", "secrets.json");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
