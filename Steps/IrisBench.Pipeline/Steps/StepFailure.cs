namespace IrisBench.Pipeline.Steps;

/// <summary>Why a step did not answer. Each value maps to one HTTP status.</summary>
public enum StepFailure
{
    /// <summary>The input cannot be understood or is out of range (400).</summary>
    InvalidInput,

    /// <summary>The input is larger than a step takes (413).</summary>
    InputTooLarge,

    /// <summary>Credentials or token are missing, wrong or expired (401).</summary>
    Unauthenticated,

    /// <summary>The model asked for does not exist (404).</summary>
    ModelNotFound,

    /// <summary>The caller sent too many requests (429).</summary>
    TooManyRequests,

    /// <summary>A dependency answered with something unusable (502).</summary>
    DependencyFailed,

    /// <summary>A dependency cannot be reached; the same call may work later (503).</summary>
    DependencyUnavailable,
}
