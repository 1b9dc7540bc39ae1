using IrisBench.ServiceDefaults;

namespace IrisServer.Storage;

/// <summary>The file of the store: setting <c>Store:Path</c>, by default in the user's local data folder.</summary>
internal sealed record StorePath(string FullPath)
{
    public const string Setting = "Store:Path";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static StorePath From(IConfiguration configuration)
    {
        var configured = configuration[Setting];
        if (!string.IsNullOrWhiteSpace(configured))
            return new StorePath(Path.GetFullPath(configured));
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? new StorePath(Path.Combine(folder, "irisbench", "iris-server.db"))
            : throw StartupRefusedException.Missing(Setting);
    }

    /// <summary>Creates folder and file when absent. The file holds password hashes, so only its owner may read it.</summary>
    public void EnsureExists()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(FullPath, options);
    }
}
