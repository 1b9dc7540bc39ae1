namespace IrisBench.Gateway.Modes;

/// <summary>Why a request had to wait for a process: values of the header X-Cold-Start and of the metrics' label kind.</summary>
internal static class ColdStartKind
{
    /// <summary>There was no replica, and none was wanted.</summary>
    public const string ScaleFromZero = "scale-from-zero";

    /// <summary>A replica that is wanted was not there yet, or not any more.</summary>
    public const string NewProcess = "new-process";

    /// <summary>Each request has its own process.</summary>
    public const string Fork = "fork";
}
