namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>Why a price sheet cannot be used: a reason that the user is told in one line, without a stack trace.</summary>
public sealed class PriceSheetException(string message, Exception? innerException = null) : Exception(message, innerException);
